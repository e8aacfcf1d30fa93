// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/intake/visitors.hpp"

#include <algorithm>

#include "app/admin/authenticate.hpp"
#include "app/contact/contacts.hpp"
#include "app/intake/identity_token.hpp"
#include "core/rules/text.hpp"

namespace harken::app {

namespace {

Status check_asked(const Channel& channel, const StartVisit& command) {
  if (channel.settings.ask_name == Ask::required && trim(command.name).empty())
    return fail_invalid("name", "this site asks for a name");
  if (channel.settings.ask_email == Ask::required && trim(command.email).empty())
    return fail_invalid("email", "this site asks for an e-mail address");
  RETURN_IF_ERROR(check_line("name", command.name, 100));
  if (!command.email.empty()) RETURN_IF_ERROR(check_email("email", command.email));
  const auto& offered = channel.settings.department_ids;
  if (command.department_id && std::ranges::find(offered, command.department_id) == offered.end())
    return fail_invalid("department_id", "this site does not offer that department");
  return {};
}

// What the page says of itself is shown to staff; odd characters are dropped, not a reason to
// refuse.
std::string harmless(const std::string& text, std::size_t max) {
  if (!check_line("", text, max)) return {};
  return text;
}

Visit clean(const Visit& visit) {
  return {visit.ip, visit.browser, harmless(visit.page_url, 2000), harmless(visit.page_title, 300),
          harmless(visit.language, 35)};
}

Result<Contact> create_contact(Tx& tx, Env& env, WorkspaceId workspace, const StartVisit& command) {
  Contact contact;
  contact.id = env.ids.make<ContactId>();
  contact.workspace_id = workspace;
  ASSIGN_OR_RETURN(contact.number, tx.workspaces().next_contact_number(workspace));
  contact.name = trim(command.name);
  contact.email = to_lower_ascii(trim(command.email));
  // A token is the website's word, not the visitor's.
  contact.is_name_claimed = contact.is_email_claimed = command.identity_token.empty();
  contact.created_at = env.clock.now();
  RETURN_IF_ERROR(tx.contacts().insert(contact));
  return contact;
}

constexpr std::string_view kVisitor = "visitor-";
constexpr std::string_view kCustomer = "customer-";  // of the website, by its own name for them

struct Someone {
  Identity identity;
  Contact contact;
};

Result<Someone> create_someone(Tx& tx, Env& env, const Channel& channel, const StartVisit& command,
                               std::string external_id) {
  Someone someone;
  ASSIGN_OR_RETURN(someone.contact, create_contact(tx, env, channel.workspace_id, command));
  auto& identity = someone.identity;
  identity.id = env.ids.make<IdentityId>();
  identity.workspace_id = channel.workspace_id;
  identity.contact_id = someone.contact.id;
  identity.channel_id = channel.id;
  identity.external_id = external_id.empty() ? std::string(kVisitor) + identity.id.to_string()
                                             : std::move(external_id);
  identity.chosen_department = command.department_id;
  identity.visit = clean(command.visit);
  identity.created_at = someone.contact.created_at;
  RETURN_IF_ERROR(tx.identities().insert(identity));
  return someone;
}

// Whom this browser has been so far, as long as nobody vouched for them: somebody else who was
// signed in before is never turned into the one who is now (A43).
Found<Identity> find_unnamed(Tx& tx, Env& env, const StartVisit& command) {
  if (command.session_token.empty()) return std::nullopt;
  auto session = authenticate_visitor(tx, env, command.channel_key, command.session_token);
  // Nor is the visitor of a conversation that an e-mail has led somebody into.
  if (!session || session->from_conversation) return std::nullopt;
  ASSIGN_OR_RETURN(auto identity, tx.identities().find(session->identity_id));
  if (!identity || !identity->external_id.starts_with(kVisitor)) return std::nullopt;
  return identity;
}

// What the website says of its customer fills what we do not know; what colleagues wrote stays.
Result<Contact> complete_contact(Tx& tx, Env& env, WorkspaceId workspace, ContactId id,
                                 const StartVisit& command) {
  ASSIGN_OR_RETURN(auto contact, tx.contacts().find(workspace, id));
  if (!contact) return fail_not_found("contact");
  const auto before = *contact;
  if (contact->name.empty()) {
    contact->name = command.name;
    contact->is_name_claimed = false;
  }
  if (contact->email.empty()) {
    contact->email = command.email;
    contact->is_email_claimed = false;
  }
  if (contact->name == before.name && contact->email == before.email) return *contact;
  contact->version += 1;
  ASSIGN_OR_RETURN(const bool is_written, tx.contacts().update(*contact, before.version));
  if (!is_written) return fail(Errc::unavailable, "unavailable", "changed meanwhile; try again");
  RETURN_IF_ERROR(announce_contact(tx, env, *contact));
  return *contact;
}

Result<Someone> find_customer(Tx& tx, Env& env, const Channel& channel, const StartVisit& command,
                              const std::string& external_id) {
  ASSIGN_OR_RETURN(auto identity, tx.identities().find_by_external_id(channel.id, external_id));
  if (!identity) {
    ASSIGN_OR_RETURN(identity, find_unnamed(tx, env, command));
    if (!identity) return create_someone(tx, env, channel, command, external_id);
    RETURN_IF_ERROR(tx.identities().set_external_id(identity->id, external_id));
  }
  RETURN_IF_ERROR(tx.identities().update_visit(identity->id, clean(command.visit)));
  Someone someone{*identity, {}};
  ASSIGN_OR_RETURN(someone.contact,
                   complete_contact(tx, env, channel.workspace_id, identity->contact_id, command));
  return someone;
}

Result<Someone> who_visits(Tx& tx, Env& env, const Channel& channel, const StartVisit& command) {
  if (command.identity_token.empty()) {
    RETURN_IF_ERROR(check_asked(channel, command));
    return create_someone(tx, env, channel, command, {});
  }
  ASSIGN_OR_RETURN(const auto secrets, tx.channels().identity_secrets(channel.id));
  ASSIGN_OR_RETURN(const auto claims, check_identity_token(command.identity_token, secrets,
                                                           channel.key, env.clock.now()));
  auto named = command;
  named.name = claims.name;
  named.email = claims.email;
  named.department_id = {};
  return find_customer(tx, env, channel, named, std::string(kCustomer) + claims.subject);
}

}  // namespace

Result<StartedVisit> start_visit(Tx& tx, Env& env, const StartVisit& command) {
  ASSIGN_OR_RETURN(const auto channel, tx.channels().find_by_key(command.channel_key));
  if (!channel) return fail_not_found("channel");
  ASSIGN_OR_RETURN(auto someone, who_visits(tx, env, *channel, command));
  StartedVisit result{make_token(env.random), std::move(someone.contact)};
  VisitorSession session;
  session.id = env.ids.make<SessionId>();
  session.workspace_id = channel->workspace_id;
  session.identity_id = someone.identity.id;
  session.contact_id = someone.identity.contact_id;
  session.channel_id = channel->id;
  session.token_hash = hash_token(result.token.reveal());
  session.created_at = env.clock.now();
  RETURN_IF_ERROR(tx.identities().insert_session(session));
  return result;
}

}  // namespace harken::app
