// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/composer/drafts.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <iterator>

#include "app/admin/admin_event.hpp"
#include "app/conversation/change.hpp"
#include "core/rules/document.hpp"
#include "core/rules/text.hpp"
#include "ports/drafts.hpp"
#include "wire/composer.hpp"

namespace harken::app {

namespace {

constexpr int kMaxDrafts = 200;

Status announce(Tx& tx, Env& env, const Draft& draft) {
  return append_event_for(tx, env, draft.workspace_id, only_for(draft.user_id), "draft.updated",
                          {{"draft", wire::encode(draft)}});
}

// Unfinished: nothing is too little, and what an answer may not hold is told when it is sent.
Result<std::string> text_of(const SaveDraft& command) {
  RETURN_IF_ERROR(check_text("text", command.text, kMaxTextLength));
  if (!command.document) return command.text;
  if (command.kind == DraftKind::note) return fail_invalid("document", "a note is plain text");
  RETURN_IF_ERROR(check_document(*command.document));
  return std::string(first_code_points(plain_text(*command.document), kMaxTextLength));
}

// What was plain stays so until something formatted comes to it.
std::optional<Document> joined(const Draft& draft, const DraftWords& more) {
  if (!draft.document && !more.document) return std::nullopt;
  auto both = draft.document ? *draft.document : document_of(draft.text);
  auto added = more.document ? *more.document : document_of(more.text);
  std::ranges::move(added.blocks, std::back_inserter(both.blocks));
  return both;
}

}  // namespace

Result<Draft> save_draft(Tx& tx, Env& env, const Actor& actor, const SaveDraft& command) {
  ASSIGN_OR_RETURN(auto text, text_of(command));
  RETURN_IF_ERROR(check_visible(tx, actor, command.conversation_id));
  const Draft none{actor.user_id, actor.workspace_id, command.conversation_id, command.kind, {}, 0};
  ASSIGN_OR_RETURN(const auto found,
                   tx.drafts().find(actor.user_id, command.conversation_id, command.kind));
  auto draft = found.value_or(none);
  if (draft.version != command.version) return version_conflict(wire::encode(draft));
  if (draft.text == text && draft.document == command.document) return draft;
  draft.text = std::move(text);
  draft.document = command.document;
  draft.version = std::max(draft.version + 1, env.clock.now().micros);
  RETURN_IF_ERROR(tx.drafts().put(draft));
  RETURN_IF_ERROR(announce(tx, env, draft));
  return draft;
}

Status add_to_draft(Tx& tx, Env& env, const Conversation& conversation, UserId user,
                    const DraftWords& words) {
  if (words.text.empty() && !words.document) return {};
  const Draft none{user, conversation.workspace_id, conversation.id, DraftKind::reply, {}, 0};
  ASSIGN_OR_RETURN(const auto found, tx.drafts().find(user, conversation.id, DraftKind::reply));
  auto draft = found.value_or(none);
  draft.document = joined(draft, words);
  draft.text += draft.text.empty() ? words.text : "\n\n" + words.text;
  draft.version = std::max(draft.version + 1, env.clock.now().micros);
  RETURN_IF_ERROR(tx.drafts().put(draft));
  return announce(tx, env, draft);
}

Result<std::vector<Draft>> list_drafts(Tx& tx, const Actor& actor) {
  ASSIGN_OR_RETURN(auto drafts, tx.drafts().list(actor.workspace_id, actor.user_id, kMaxDrafts));
  std::vector<Draft> visible;
  for (auto& draft : drafts)
    if (check_visible(tx, actor, draft.conversation_id)) visible.push_back(std::move(draft));
  return visible;
}

}  // namespace harken::app
