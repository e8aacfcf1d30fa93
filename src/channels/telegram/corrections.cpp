// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/telegram/corrections.hpp"

#include <algorithm>
#include <charconv>

namespace harken::telegram {

namespace {

// "<chat id>:<message id>", of which the first is known.
std::int64_t message_id_in(std::string_view part) {
  std::int64_t number = 0;
  const auto id = part.substr(part.find(':') + 1);
  std::from_chars(id.data(), id.data() + id.size(), number);
  return number;
}

BotRequest about(std::string method, const Recipient& recipient, const std::string& part) {
  return {.method = std::move(method),
          .arguments = {{"chat_id", recipient.chat_id}, {"message_id", message_id_in(part)}}};
}

std::unexpected<Error> refuse_length() {
  return fail(Errc::invalid, "text_does_not_fit",
              "the text takes another number of messages than what was sent");
}

Result<CorrectionPlan> plan_caption(const Said& said, const Recipient& recipient,
                                    const std::string& part) {
  const auto caption = caption_of(said);
  if (!caption) return refuse_length();
  CorrectionPlan plan;
  plan.edits.push_back(about("editMessageCaption", recipient, part));
  put_text(plan.edits.back().arguments, "caption", *caption);
  return plan;
}

}  // namespace

Result<CorrectionPlan> plan_edit(const Said& said, const Recipient& recipient,
                                 const std::vector<std::string>& parts) {
  const auto files = said.message.attachments.size();
  if (parts.empty() || parts.size() < files)
    return fail(Errc::invalid, "not_known_there", "nobody knows what was sent");
  const auto before = parts.size() - files;
  if (before == 0) return plan_caption(said, recipient, parts.front());
  const auto pieces = text_pieces(said, kLongestMessage);
  if (pieces.size() > before && files > 0) return refuse_length();
  CorrectionPlan plan;
  const auto kept = std::min(before, pieces.size());
  for (std::size_t i = 0; i < kept; ++i) {
    plan.edits.push_back(about("editMessageText", recipient, parts[i]));
    put_text(plan.edits.back().arguments, "text", pieces[i]);
  }
  for (std::size_t i = kept; i < before; ++i) plan.surplus.push_back(parts[i]);
  for (std::size_t i = kept; i < pieces.size(); ++i)
    plan.additions.push_back(text_request(pieces[i], recipient));
  return plan;
}

BotRequest delete_request(const Recipient& recipient, const std::string& part) {
  return about("deleteMessage", recipient, part);
}

}  // namespace harken::telegram
