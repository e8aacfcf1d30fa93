// SPDX-License-Identifier: AGPL-3.0-or-later
#include "wire/ticket_answer.hpp"

#include <boost/json.hpp>

#include "core/rules/ticket_answers.hpp"
#include "wire/decode.hpp"
#include "wire/json_tools.hpp"
#include "wire/ticket.hpp"
#include "wire/words.hpp"

namespace harken::wire {

namespace json = boost::json;

namespace {

constexpr Words<IfSolved, 3> kIfSolved{{{IfSolved::leave, "leave"},
                                        {IfSolved::reopen, "reopen"},
                                        {IfSolved::solve_again, "solve_again"}}};
constexpr Words<AnswerPartState, 4> kPartStates{{{AnswerPartState::waiting, "waiting"},
                                                 {AnswerPartState::written, "written"},
                                                 {AnswerPartState::refused, "refused"},
                                                 {AnswerPartState::taken_back, "taken_back"}}};
constexpr Words<AnswerProgress, kAnswerProgressCount> kProgress{
    {{AnswerProgress::waiting, "waiting"},
     {AnswerProgress::refused, "refused"},
     {AnswerProgress::taken_back, "taken_back"},
     {AnswerProgress::queued, "queued"},
     {AnswerProgress::sent, "sent"},
     {AnswerProgress::delivered, "delivered"},
     {AnswerProgress::read, "read"},
     {AnswerProgress::failed, "failed"},
     {AnswerProgress::uncertain, "uncertain"}}};

json::value text_or_null(const std::string& text) {
  return text.empty() ? json::value() : json::value(text);
}

json::object encode_texts(const std::vector<AnswerText>& texts) {
  json::object shown;
  for (const auto& each : texts) shown[each.language] = each.text;
  return shown;
}

json::object count(const std::vector<TicketAnswerPart>& parts) {
  std::array<std::int64_t, kAnswerProgressCount> counted{};
  for (const auto& part : parts) ++counted[std::size_t(progress_of(part))];
  json::object shown;
  for (const auto& [progress, word] : kProgress) shown[word] = counted[std::size_t(progress)];
  return shown;
}

json::array encode_files(const std::vector<File>& files) {
  json::array shown;
  for (const auto& file : files)
    shown.push_back(
        {{"id", file.id}, {"name", file.name}, {"type", file.type}, {"size", file.size}});
  return shown;
}

const std::string& reason_of(const TicketAnswerPart& part) {
  return part.sending ? part.sending->reason : part.reason;
}

}  // namespace

json::value encode(const TicketAnswer& answer, const std::vector<TicketAnswerPart>& parts) {
  return {{"id", answer.id.to_string()},
          {"ticket_id", answer.ticket_id.to_string()},
          {"author", {{"id", answer.author_id.to_string()}, {"name", answer.author_name}}},
          {"texts", encode_texts(answer.texts)},
          {"default_language", answer.default_language},
          {"attachments", encode_files(answer.attachments)},
          {"if_solved", to_text(answer.if_solved)},
          {"created_at", to_rfc3339(answer.created_at)},
          {"starts_at", to_rfc3339(answer.starts_at)},
          {"ended_at", time_or_null(answer.ended_at)},
          {"counts", count(parts)}};
}

json::value encode(const TicketAnswerPart& part, const Conversation& conversation) {
  return {{"conversation", encode(linked_row_of(conversation))},
          {"channel_name", part.channel_name},
          {"language", part.language},
          {"progress", to_text(progress_of(part))},
          {"reason", text_or_null(reason_of(part))},
          {"holder_name", text_or_null(part.holder_name)},
          {"message_id", id_or_null(part.message_id)}};
}

json::value encode(const AnswerRecipient& recipient) {
  return {{"conversation", encode(linked_row_of(recipient.conversation))},
          {"channel_id", recipient.conversation.channel_id.to_string()},
          {"channel_name", recipient.channel_name},
          {"language", recipient.language},
          {"contact_email", recipient.conversation.contact_email},
          {"department_id", recipient.conversation.department_id.to_string()},
          {"reason", text_or_null(recipient.reason)},
          {"holder_name", text_or_null(recipient.holder_name)}};
}

const char* to_text(IfSolved value) { return word_of(kIfSolved, value); }
const char* to_text(AnswerPartState value) { return word_of(kPartStates, value); }
const char* to_text(AnswerProgress value) { return word_of(kProgress, value); }
std::optional<IfSolved> parse_if_solved(std::string_view text) { return value_of(kIfSolved, text); }
AnswerPartState load_answer_part_state(std::string_view text) {
  return value_of(kPartStates, text).value_or(AnswerPartState::refused);
}

std::string store_answer_texts(const std::vector<AnswerText>& texts) {
  return json::serialize(encode_texts(texts));
}

std::vector<AnswerText> load_answer_texts(std::string_view text) {
  std::vector<AnswerText> texts;
  const auto object = parse_object(text);
  if (!object) return texts;
  for (const auto& [language, value] : *object)
    if (value.is_string()) texts.push_back({language, std::string(value.get_string())});
  return texts;
}

}  // namespace harken::wire
