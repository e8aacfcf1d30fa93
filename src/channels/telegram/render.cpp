// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/telegram/render.hpp"

#include <algorithm>
#include <span>

#include "channels/telegram/utf16.hpp"

namespace harken::telegram {

namespace {

// "Bot API, sendPhoto": at most 10 MB. A GIF would stand still.
bool is_photo(const File& file) {
  constexpr std::int64_t kLargest = 10 * 1024 * 1024;
  return (file.type == "image/jpeg" || file.type == "image/png" || file.type == "image/webp") &&
         file.size <= kLargest;
}

BotRequest to_chat(std::string method, const Recipient& recipient) {
  return {.method = std::move(method), .arguments = {{"chat_id", recipient.chat_id}}};
}

BotRequest single_request(const File& file, const Recipient& recipient) {
  const bool as_photo = is_photo(file);
  auto request = to_chat(as_photo ? "sendPhoto" : "sendDocument", recipient);
  request.uploads = {{as_photo ? "photo" : "document", file}};
  return request;
}

BotRequest group_request(std::span<const File> files, const Recipient& recipient) {
  auto request = to_chat("sendMediaGroup", recipient);
  json::array media;
  for (const auto& file : files) {
    const auto part = "file" + std::to_string(request.uploads.size());
    media.push_back(json::object{{"type", is_photo(file) ? "photo" : "document"},
                                 {"media", "attach://" + part}});
    request.uploads.push_back({part, file});
  }
  request.arguments["media"] = std::move(media);
  request.parts = files.size();
  return request;
}

void add_files(std::vector<BotRequest>& requests, std::span<const File> files,
               const Recipient& recipient) {
  while (!files.empty()) {
    const auto count = std::min(files.size(), kMostInAGroup);
    requests.push_back(count == 1 ? single_request(files.front(), recipient)
                                  : group_request(files.first(count), recipient));
    files = files.subspan(count);
  }
}

// Under a picture or an album of pictures, or under the only file: below each other file of a group
// it would look like a part of that file.
bool can_carry_caption(const std::vector<BotRequest>& requests) {
  if (requests.empty()) return false;
  const auto& first = requests.front();
  return first.parts == 1 ? requests.size() == 1 || first.method == "sendPhoto"
                          : is_photo(first.uploads.front().file);
}

void set_caption(BotRequest& request, const TextPiece& caption) {
  const bool is_group = request.method == "sendMediaGroup";
  auto& place = is_group ? request.arguments["media"].as_array().front().as_object()
                         : request.arguments;
  put_text(place, "caption", caption);
}

std::vector<BotRequest> file_requests(const PublicMessage& message, const Recipient& recipient) {
  // Pictures and other files do not go in one group.
  std::vector<File> photos;
  std::vector<File> others;
  for (const auto& file : message.attachments) (is_photo(file) ? photos : others).push_back(file);
  std::vector<BotRequest> requests;
  add_files(requests, photos, recipient);
  add_files(requests, others, recipient);
  return requests;
}

}  // namespace

std::vector<TextPiece> text_pieces(const Said& said, std::size_t max_units) {
  const auto whole = said.document ? formatted(*said.document) : FormattedText{said.message.text, {}};
  return split_formatted(whole, max_units);
}

void put_text(json::object& arguments, const std::string& name, const TextPiece& piece) {
  arguments[name] = piece.text;
  const auto* entities = name == "caption" ? "caption_entities" : "entities";
  if (!piece.entities.empty()) arguments[entities] = piece.entities;
}

BotRequest text_request(const TextPiece& piece, const Recipient& recipient) {
  auto request = to_chat("sendMessage", recipient);
  put_text(request.arguments, "text", piece);
  return request;
}

std::optional<TextPiece> caption_of(const Said& said) {
  auto pieces = text_pieces(said, kLongestCaption);
  if (pieces.empty()) return TextPiece{};
  if (pieces.size() > 1 || !can_carry_caption(file_requests(said.message, {}))) return std::nullopt;
  return std::move(pieces.front());
}

std::vector<BotRequest> render(const Said& said, const Recipient& recipient) {
  if (said.message.kind == MessageKind::system) return {};
  auto requests = file_requests(said.message, recipient);
  const auto caption = caption_of(said);
  if (caption && !caption->text.empty()) {
    set_caption(requests.front(), *caption);
  } else {
    std::vector<BotRequest> texts;
    for (const auto& piece : text_pieces(said, kLongestMessage))
      texts.push_back(text_request(piece, recipient));
    requests.insert(requests.begin(), texts.begin(), texts.end());
  }
  if (!requests.empty() && recipient.reply_to != 0)
    requests.front().arguments["reply_parameters"] =
        json::object{{"message_id", recipient.reply_to}, {"allow_sending_without_reply", true}};
  return requests;
}

BotRequest as_documents(BotRequest request) {
  if (request.method == "sendPhoto") {
    request.method = "sendDocument";
    request.uploads.front().part = "document";
  } else if (request.method == "sendMediaGroup") {
    for (auto& each : request.arguments["media"].as_array()) each.as_object()["type"] = "document";
  }
  return request;
}

}  // namespace harken::telegram
