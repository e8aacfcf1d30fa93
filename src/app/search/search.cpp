// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/search/search.hpp"

#include <algorithm>
#include <charconv>

#include "app/contact/contacts.hpp"
#include "core/policy/ticket_access.hpp"
#include "core/rules/search_words.hpp"
#include "core/rules/text.hpp"
#include "core/rules/words.hpp"
#include "ports/contact_list.hpp"
#include "ports/tickets.hpp"

namespace harken::app {

namespace {

constexpr int kContactsShown = 5;
constexpr std::size_t kLabelsShown = 5;
constexpr std::size_t kTicketsShown = 8;
// Of one ticket many texts can have the words.
constexpr int kTicketTexts = 100;
// Of the words in use with the same first letters, the commonest that are compared with what was
// typed, and the most that are taken for it.
constexpr int kComparedWords = 2'000;
constexpr std::size_t kNearWords = 5;

// "#4211" or "4211".
std::optional<std::int64_t> number_in(std::string_view text) {
  text = trim(text);
  if (text.starts_with('#')) text.remove_prefix(1);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < 1) return std::nullopt;
  return number;
}

std::string attached_names(const Message& message) {
  std::string names;
  for (const auto& file : message.attachments) names += (names.empty() ? "" : " · ") + file.name;
  return names;
}

template <class T, class Id>
const T* row_of(const std::vector<T>& rows, Id id) {
  const auto found = std::ranges::find(rows, id, &T::id);
  return found == rows.end() ? nullptr : &*found;
}

// Everything that is shown of the hits of a page, each table asked once: the hits themselves, the
// conversations that they stand in, and whose those are.
struct PageRows {
  std::vector<Message> messages;
  std::vector<Note> notes;
  std::vector<Conversation> conversations;
  std::vector<Contact> contacts;
};

Status read_texts(Tx& tx, const Actor& actor, const HitPage& page, PageRows& rows) {
  std::vector<MessageId> messages;
  std::vector<NoteId> notes;
  for (const auto& place : page.places)
    if (place.kind == HitKind::message)
      messages.emplace_back(place.id);
    else
      notes.emplace_back(place.id);
  ASSIGN_OR_RETURN(rows.messages, tx.messages().list_of_ids(actor.workspace_id, messages));
  ASSIGN_OR_RETURN(rows.notes, tx.notes().list_of_ids(actor.workspace_id, notes));
  return {};
}

Result<PageRows> read_page(Tx& tx, const Actor& actor, const HitPage& page) {
  PageRows rows;
  RETURN_IF_ERROR(read_texts(tx, actor, page, rows));
  std::vector<ConversationId> conversations;
  std::vector<ContactId> contacts;
  for (const auto& message : rows.messages) conversations.push_back(message.conversation_id);
  for (const auto& note : rows.notes)
    if (note.conversation_id) conversations.push_back(note.conversation_id);
  ASSIGN_OR_RETURN(rows.conversations,
                   tx.conversations().list_of_ids(actor.workspace_id, conversations));
  for (const auto& each : rows.conversations) contacts.push_back(each.contact_id);
  for (const auto& note : rows.notes) contacts.push_back(note.contact_id);
  ASSIGN_OR_RETURN(rows.contacts, tx.contacts().list_of_ids(actor.workspace_id, contacts));
  return rows;
}

void fill_from(const Message& message, SearchHit& hit) {
  hit.sender = message.sender;
  hit.sender_name = message.sender_name;
  hit.text = message.text;
  if (!message.attachments.empty())
    hit.text += (hit.text.empty() ? "" : " · ") + attached_names(message);
  hit.created_at = message.created_at;
}

void fill_from(const Note& note, SearchHit& hit) {
  hit.sender = SenderKind::user;
  hit.sender_name = note.author_name;
  hit.text = note.text;
  hit.created_at = note.created_at;
}

Result<SearchHit> hit_at(const HitPage::Place& place, const PageRows& rows,
                         const std::vector<WantedWord>& wanted) {
  SearchHit hit{.kind = place.kind, .id = place.id};
  const auto* message = row_of(rows.messages, MessageId(place.id));
  const auto* note = row_of(rows.notes, NoteId(place.id));
  if (message == nullptr && note == nullptr) return fail_not_found("message");
  if (message != nullptr) fill_from(*message, hit);
  if (note != nullptr) fill_from(*note, hit);
  const auto* conversation = row_of(
      rows.conversations, message != nullptr ? message->conversation_id : note->conversation_id);
  if (conversation != nullptr) hit.conversation = *conversation;
  const auto contact_id = conversation != nullptr ? conversation->contact_id
                          : note != nullptr       ? note->contact_id
                                                  : ContactId();
  const auto* contact = row_of(rows.contacts, contact_id);
  if (contact == nullptr) return fail_not_found("contact");
  hit.contact = *contact;
  hit.excerpt = excerpt_of(hit.text, wanted);
  return hit;
}

Status find_by_number(Tx& tx, const Actor& actor, std::int64_t number, SearchResult& result) {
  ASSIGN_OR_RETURN(const auto conversation,
                   tx.conversations().find_by_number(actor.workspace_id, number));
  if (conversation && can(actor, Action::see, *conversation))
    result.conversations.push_back(*conversation);
  ASSIGN_OR_RETURN(const auto contact,
                   tx.contact_list().find_by_number(actor.workspace_id, number));
  if (!contact) return {};
  if (auto present = get_contact(tx, actor, contact->id))
    result.contacts.push_back(*std::move(present));
  return {};
}

Status find_labels(Tx& tx, const Actor& actor, const std::vector<WantedWord>& wanted,
                   SearchResult& result) {
  ASSIGN_OR_RETURN(const auto labels, tx.labels().list(actor.workspace_id));
  for (const auto& label : labels) {
    if (result.labels.size() == kLabelsShown) break;
    if (has_all(label.name, wanted)) result.labels.push_back(label);
  }
  return {};
}

Status find_ticket_of_number(Tx& tx, const Actor& actor, std::string_view text,
                             std::vector<TicketMatch>& found) {
  const auto number = number_in(text);
  if (!number) return {};
  ASSIGN_OR_RETURN(const auto ticket, tx.tickets().find_by_number(actor.workspace_id, *number));
  if (!ticket || !can_see(actor, *ticket)) return {};
  found.push_back({.id = ticket->id,
                   .number = ticket->number,
                   .title = ticket->title,
                   .status = ticket->status,
                   .found_id = ticket->id.value(),
                   .text = ticket->title});
  return {};
}

// Each ticket once, by the newest of its texts that has the words.
Status find_tickets(Tx& tx, const Actor& actor, std::string_view text,
                    const std::vector<WantedWord>& wanted, std::vector<TicketMatch>& found) {
  RETURN_IF_ERROR(find_ticket_of_number(tx, actor, text, found));
  if (wanted.empty()) return {};
  ASSIGN_OR_RETURN(auto matches, tx.tickets().search(actor, wanted, kTicketTexts));
  for (auto& match : matches) {
    if (found.size() == kTicketsShown) break;
    if (std::ranges::find(found, match.id, &TicketMatch::id) != found.end()) continue;
    match.excerpt = excerpt_of(match.text, wanted);
    found.push_back(std::move(match));
  }
  return {};
}

// What is found by its name or number rather than by what is said in it.
Status find_named(Tx& tx, const Actor& actor, std::string_view text,
                  const std::vector<WantedWord>& wanted, SearchResult& result) {
  if (const auto number = number_in(text))
    RETURN_IF_ERROR(find_by_number(tx, actor, *number, result));
  if (wanted.empty()) return {};
  ASSIGN_OR_RETURN(const auto contacts,
                   tx.contact_list().list(actor, {.words = wanted, .limit = kContactsShown}));
  for (const auto& [contact, conversations, last_activity_at] : contacts)
    if (result.contacts.empty() || result.contacts.front().id != contact.id)
      result.contacts.push_back(contact);
  return find_labels(tx, actor, wanted, result);
}

// A number that is not there is not another one.
bool may_be_a_slip(const WantedWord& word) {
  return word.folded.find_first_of("0123456789") == std::string::npos;
}

Result<std::vector<std::string>> near_words(Tx& tx, const WantedWord& word) {
  if (!may_be_a_slip(word)) return std::vector<std::string>();
  ASSIGN_OR_RETURN(auto known, tx.search().words_under(head_of(word.folded), kComparedWords));
  std::erase_if(known, [&](const std::string& each) { return !is_slip_of(word.folded, each); });
  known.resize(std::min(known.size(), kNearWords));
  return known;
}

Result<bool> finds_nothing(Tx& tx, const Actor& actor, SearchQuery query) {
  query.before = INT64_MAX;
  query.limit = 1;
  ASSIGN_OR_RETURN(const auto page, tx.search().find(actor, query));
  return page.places.empty() && !page.next;
}

// Where nothing is found, perhaps a finger has slipped. The query goes on with what was meant.
Result<HitPage> find_forgiving(Tx& tx, const Actor& actor, SearchQuery& query) {
  ASSIGN_OR_RETURN(auto page, tx.search().find(actor, query));
  if (!page.places.empty() || page.next) return page;
  const bool is_first_page = query.before == INT64_MAX;
  ASSIGN_OR_RETURN(const bool is_in_vain,
                   is_first_page ? Result<bool>(true) : finds_nothing(tx, actor, query));
  if (!is_in_vain) return page;
  for (auto& word : query.words) {
    ASSIGN_OR_RETURN(word.near, near_words(tx, word));
  }
  return tx.search().find(actor, query);
}

}  // namespace

Result<SearchResult> search(Tx& tx, const Actor& actor, std::string_view text, SearchQuery query) {
  const bool is_first_page = query.before == INT64_MAX;
  query.words = wanted_words_of(text);
  SearchResult result;
  if (is_first_page) RETURN_IF_ERROR(find_named(tx, actor, text, query.words, result));
  const bool is_of_conversations = query.status || query.department_id || query.channel_id ||
                                   query.label_id || query.holder_id || query.from || query.to;
  if (is_first_page && !is_of_conversations)
    RETURN_IF_ERROR(find_tickets(tx, actor, text, query.words, result.tickets));
  if (query.words.empty()) return result;
  ASSIGN_OR_RETURN(const auto page, find_forgiving(tx, actor, query));
  ASSIGN_OR_RETURN(const auto rows, read_page(tx, actor, page));
  for (const auto& place : page.places) {
    ASSIGN_OR_RETURN(auto hit, hit_at(place, rows, query.words));
    result.hits.push_back(std::move(hit));
  }
  result.next = page.next;
  return result;
}

}  // namespace harken::app
