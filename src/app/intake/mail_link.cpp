// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/intake/mail_link.hpp"

#include "app/admin/audit.hpp"
#include "app/admin/authenticate.hpp"
#include "app/conversation/change.hpp"
#include "core/rules/text.hpp"
#include "ports/connections.hpp"

namespace harken::app {

namespace {

constexpr std::int64_t kDaySeconds = 86'400;

std::unexpected<Error> over() {
  return fail(Errc::not_found, "link_over", "this link does not lead anywhere any more");
}

// The address that the mail went to is still the customer's: one that was put right lets nobody in.
bool is_for(const Conversation& conversation, const MailLink& link) {
  return !conversation.contact_is_blocked &&
         to_lower_ascii(conversation.contact_email) == link.address;
}

struct Target {
  MailLink link;
  Conversation conversation;
};

Result<Target> find_target(Tx& tx, Env& env, const FollowMailLink& command) {
  ASSIGN_OR_RETURN(const auto channel, tx.channels().find_by_key(command.channel_key));
  ASSIGN_OR_RETURN(const auto link, tx.mails().find_link(hash_token(command.link.reveal())));
  if (!channel || !link || link->channel_id != channel->id) return over();
  if (link->expires_at <= env.clock.now()) return over();
  ASSIGN_OR_RETURN(const auto conversation,
                   tx.conversations().find(link->workspace_id, link->conversation_id));
  if (!conversation || !is_for(*conversation, *link)) return over();
  return Target{*link, *conversation};
}

// A browser that sees the conversation already loses nothing by the link.
bool has_come_already(Tx& tx, Env& env, const FollowMailLink& command,
                      const Conversation& conversation) {
  const auto session = authenticate_visitor(tx, env, command.channel_key, command.session_token);
  return session && session->identity_id == conversation.identity_id &&
         session->sees(conversation.id);
}

VisitorSession make_session(Env& env, const Target& target, const Secret& token) {
  VisitorSession session;
  session.id = env.ids.make<SessionId>();
  session.workspace_id = target.link.workspace_id;
  session.identity_id = target.conversation.identity_id;
  session.contact_id = target.conversation.contact_id;
  session.channel_id = target.link.channel_id;
  session.token_hash = hash_token(token.reveal());
  session.created_at = env.clock.now();
  session.from_conversation = target.conversation.id;
  session.ends_at = session.created_at.plus_seconds(kLinkSessionDays * kDaySeconds);
  return session;
}

}  // namespace

Result<std::string> make_mail_link(Tx& tx, Env& env, const Message& message,
                                   const std::string& address, const std::string& public_url) {
  ASSIGN_OR_RETURN(const auto channel,
                   tx.channels().find(message.workspace_id, message.channel_id));
  if (!channel || public_url.empty()) return std::string();
  const auto token = make_token(env.random);
  MailLink link;
  link.token_hash = hash_token(token.reveal());
  link.workspace_id = message.workspace_id;
  link.channel_id = channel->id;
  link.conversation_id = message.conversation_id;
  link.address = to_lower_ascii(address);
  link.created_at = env.clock.now();
  link.expires_at = link.created_at.plus_seconds(kMailLinkDays * kDaySeconds);
  RETURN_IF_ERROR(tx.mails().insert_link(link));
  // No server and no page that is led to ever sees a fragment. The slash at the end: mail programs
  // take a dash that ends an address for the end of a sentence.
  return public_url + "/widget/?channel=" + channel->key + "#continue/" + token.reveal() + "/";
}

Result<FollowedLink> follow_mail_link(Tx& tx, Env& env, const FollowMailLink& command) {
  ASSIGN_OR_RETURN(const auto target, find_target(tx, env, command));
  FollowedLink followed{{}, target.conversation.contact_number};
  if (has_come_already(tx, env, command, target.conversation)) return followed;
  ASSIGN_OR_RETURN(const bool is_let_in,
                   tx.mails().use_link(target.link.token_hash, kMailLinkBrowsers));
  if (!is_let_in) return over();
  followed.token = make_token(env.random);
  RETURN_IF_ERROR(tx.identities().insert_session(make_session(env, target, followed.token)));
  return followed;
}

Result<std::vector<SessionId>> revoke_mail_links(Tx& tx, Env& env, const Actor& actor,
                                                 ConversationId id) {
  ASSIGN_OR_RETURN(const auto conversation, get_visible(tx, actor, id));
  // Who answers here, and who decides about it over their head.
  if (!can(actor, Action::reply, conversation) && !can(actor, Action::reassign, conversation))
    return fail(Errc::forbidden, "forbidden", "only who may answer here revokes its links");
  RETURN_IF_ERROR(tx.mails().remove_links(id));
  ASSIGN_OR_RETURN(auto sessions, tx.identities().list_link_sessions(id));
  for (const auto session : sessions) RETURN_IF_ERROR(tx.identities().remove_session(session));
  RETURN_IF_ERROR(audit(
      tx, env, actor,
      {"conversation.link_revoked", id.to_string(), "#" + std::to_string(conversation.number)}));
  return sessions;
}

}  // namespace harken::app
