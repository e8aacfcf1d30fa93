// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/ticket/related.hpp"

#include <algorithm>
#include <ranges>

#include "app/contact/contacts.hpp"
#include "app/conversation/change.hpp"
#include "app/ticket/record.hpp"
#include "core/rules/alike_rank.hpp"
#include "ports/tickets.hpp"

namespace harken::app {

namespace {

constexpr int kMostCompared = 1'000;
constexpr int kMostMessages = 50;
constexpr int kMostOfContact = 100;

// What it began with is what it is about, and so is what they wrote last.
Result<std::vector<Terms>> terms_of(Tx& tx, const Conversation& conversation) {
  ASSIGN_OR_RETURN(const auto messages, tx.messages().list(conversation.id, {}, kMostMessages));
  std::vector<std::string> said;
  for (const auto& message : messages | std::views::reverse)
    if (message.sender == SenderKind::customer && !message.deleted_at) said.push_back(message.text);
  std::string beginning = conversation.subject;
  for (const auto& text : said) beginning += "\n" + text;
  std::vector<Terms> terms{harken::terms_of(beginning)};
  if (said.size() > 1) terms.push_back(harken::terms_of(said.back()));
  return terms;
}

std::vector<Terms> terms_of(const std::vector<TicketText>& texts) {
  std::vector<Terms> all;
  all.reserve(texts.size());
  for (const auto& text : texts) all.push_back(harken::terms_of(text.title + "\n" + text.excerpt));
  return all;
}

Result<std::vector<Terms>> what_is_asked(Tx& tx, const Actor& actor, const SimilarTo& to) {
  if (!to.conversation_id) return std::vector<Terms>{harken::terms_of(to.text)};
  ASSIGN_OR_RETURN(const auto conversation, get_visible(tx, actor, to.conversation_id));
  return terms_of(tx, conversation);
}

Status leave_out_own(Tx& tx, const Actor& actor, ConversationId id,
                     std::vector<TicketText>& texts) {
  ASSIGN_OR_RETURN(const auto own, tx.tickets().list_of_conversation(actor, id, kMostCompared));
  std::erase_if(texts, [&](const TicketText& text) {
    return std::ranges::find(own, text.id, &Ticket::id) != own.end();
  });
  return {};
}

}  // namespace

Result<std::vector<Ticket>> list_similar_tickets(Tx& tx, const Actor& actor, const SimilarTo& to,
                                                 std::size_t most) {
  ASSIGN_OR_RETURN(const auto asked, what_is_asked(tx, actor, to));
  ASSIGN_OR_RETURN(auto texts, tx.tickets().list_open_texts(actor, kMostCompared));
  if (to.conversation_id) RETURN_IF_ERROR(leave_out_own(tx, actor, to.conversation_id, texts));
  std::vector<TicketId> ids;
  for (const auto& ranked : rank_alike(asked, terms_of(texts), most))
    ids.push_back(texts[ranked.at].id);
  return get_tickets(tx, actor, ids);
}

Result<std::vector<Ticket>> list_tickets_of_contact(Tx& tx, const Actor& actor, ContactId id) {
  ASSIGN_OR_RETURN(const auto contact, get_contact(tx, actor, id));
  ASSIGN_OR_RETURN(const auto ids, tx.tickets().list_linked_to(actor, contact.id, kMostOfContact));
  ASSIGN_OR_RETURN(auto tickets, get_tickets(tx, actor, ids));
  // Whoever merely asked for a ticket learns nothing of what is linked to it.
  std::erase_if(tickets,
                [&](const Ticket& ticket) { return !can(actor, TicketAction::comment, ticket); });
  return tickets;
}

}  // namespace harken::app
