// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/telegram/failures.hpp"

#include <algorithm>

#include "core/rules/text.hpp"

namespace harken::telegram {

namespace {

bool says(const BotAnswer& refusal, std::string_view words) {
  return to_lower_ascii(refusal.description).contains(words);
}

bool refuses_token(const BotAnswer& refusal) {
  return refusal.error_code == 401 || refusal.error_code == 404;
}

const char* code_of(const BotAnswer& refusal) {
  if (refuses_token(refusal)) return "token_refused";
  if (refusal.error_code == 409)
    return says(refusal, "webhook") ? "webhook_is_set" : "other_poller";
  if (refusal.error_code == 429) return "rate_limited";
  return refusal.error_code >= 500 ? "provider_down" : "refused_by_provider";
}

std::string explanation_of(const BotAnswer& refusal) {
  if (refusal.error_code != 409) return refusal.description;
  return "another program uses this bot: only one may fetch its updates (" + refusal.description +
         ")";
}

SendFailure unreachable_customer(const BotAnswer& refusal) {
  static constexpr std::pair<std::string_view, const char*> kReasons[] = {
      {"blocked", "blocked_by_customer"},    {"deactivated", "account_deleted"},
      {"initiate", "not_started"},           {"not found", "chat_not_found"},
      {"peer_id_invalid", "chat_not_found"},
  };
  for (const auto& [words, code] : kReasons)
    if (says(refusal, words)) return {SendProblem::gone, code, refusal.description, {}};
  return {SendProblem::gone, "not_reachable", refusal.description, {}};
}

bool is_about_the_chat(const BotAnswer& refusal) {
  return says(refusal, "chat not found") || says(refusal, "user not found") ||
         says(refusal, "peer_id_invalid") || says(refusal, "chat_id_invalid");
}

}  // namespace

Result<json::value> result_of(Result<BotAnswer> answer) {
  if (!answer) return std::unexpected(std::move(answer).error());
  if (answer->ok) return std::move(answer->result);
  auto failure = fail(Errc::unavailable, code_of(*answer), explanation_of(*answer));
  if (answer->retry_after)
    failure.error().retry_after_seconds = static_cast<int>(answer->retry_after->count());
  return failure;
}

SendFailure failure_of(const Error& error) {
  const std::string_view code(error.code);
  // Nothing was sent, and nothing will be before somebody mends the token or the address.
  if (error.kind == Errc::invalid)
    return {
        SendProblem::paused, code == "invalid" ? "token_refused" : error.code, error.detail, {}};
  // An answer that is too large is lost, too; and so is one that we did not wait for.
  const bool has_arrived = code == "answer_lost" || code == "too_large" || code == "cancelled";
  if (has_arrived) return {SendProblem::uncertain, "answer_lost", error.detail, {}};
  return {SendProblem::later, "unreachable", error.detail, {}};
}

SendFailure failure_of(const BotAnswer& refusal) {
  const auto& words = refusal.description;
  if (refuses_token(refusal)) return {SendProblem::paused, "token_refused", words, {}};
  if (refusal.error_code == 429)
    return {SendProblem::later, "rate_limited", words, refusal.retry_after};
  if (refusal.error_code >= 500) return {SendProblem::later, "provider_down", words, {}};
  if (refusal.error_code == 403 || is_about_the_chat(refusal)) return unreachable_customer(refusal);
  if (refusal.error_code == 413) return {SendProblem::refused, "too_large", words, {}};
  return {SendProblem::refused, "refused_by_provider", words, {}};
}

std::optional<SendFailure> failure_of_correction(const BotAnswer& refusal) {
  if (refusal.error_code != 400) return failure_of(refusal);
  if (says(refusal, "message is not modified") || says(refusal, "message to delete not found"))
    return std::nullopt;
  if (says(refusal, "message to edit not found"))
    return SendFailure{SendProblem::refused, "not_there", refusal.description, {}};
  if (says(refusal, "can't be deleted") || says(refusal, "can't be edited"))
    return SendFailure{SendProblem::refused, "too_late", refusal.description, {}};
  return failure_of(refusal);
}

// The last one: who takes no voice messages takes files.
bool is_about_pictures(const BotAnswer& refusal) {
  return refusal.error_code == 400 &&
         (says(refusal, "photo_") || says(refusal, "image_process_failed") ||
          says(refusal, "media_invalid") || says(refusal, "voice_messages_forbidden"));
}

}  // namespace harken::telegram
