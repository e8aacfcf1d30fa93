// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/telegram/render.hpp"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <span>

#include "channels/telegram/utf16.hpp"

namespace harken::telegram {

namespace {

// "Bot API, sendPhoto": at most 10 MB. A GIF would stand still as one.
constexpr std::int64_t kLargestPhoto = 10 * 1024 * 1024;

// As what it is shown over there. Also the name of its argument, and its type in a group.
const char* form_of(const File& file) {
  static constexpr std::pair<std::string_view, const char*> kForms[] = {
      {"image/jpeg", "photo"},    {"image/png", "photo"}, {"image/webp", "photo"},
      {"image/gif", "animation"}, {"video/mp4", "video"}, {"audio/mpeg", "audio"},
      {"audio/mp4", "audio"},     {"audio/ogg", "voice"}};
  const auto* form = std::ranges::find(kForms, std::string_view(file.type),
                                       &std::pair<std::string_view, const char*>::first);
  if (form == std::end(kForms)) return "document";
  const bool is_too_large = form->second == std::string_view("photo") && file.size > kLargestPhoto;
  return is_too_large ? "document" : form->second;
}

bool is_shown_as(const File& file, std::initializer_list<std::string_view> forms) {
  return std::ranges::find(forms, std::string_view(form_of(file))) != forms.end();
}

// "Bot API, sendMediaGroup": which of them may be in one.
bool is_scene(const File& file) { return is_shown_as(file, {"photo", "video"}); }
bool is_song(const File& file) { return is_shown_as(file, {"audio"}); }
bool goes_alone(const File& file) { return is_shown_as(file, {"animation", "voice"}); }

std::string method_of(std::string form) {
  form.front() = static_cast<char>(form.front() - 'a' + 'A');
  return "send" + form;
}

BotRequest to_chat(std::string method, const Recipient& recipient) {
  return {.method = std::move(method), .arguments = {{"chat_id", recipient.chat_id}}};
}

BotRequest single_request(const File& file, const Recipient& recipient) {
  const std::string form = form_of(file);
  auto request = to_chat(method_of(form), recipient);
  request.uploads = {{form, file}};
  return request;
}

BotRequest group_request(std::span<const File> files, const Recipient& recipient) {
  auto request = to_chat("sendMediaGroup", recipient);
  json::array media;
  for (const auto& file : files) {
    const auto part = "file" + std::to_string(request.uploads.size());
    media.push_back(json::object{{"type", form_of(file)}, {"media", "attach://" + part}});
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
  const bool is_only_file = requests.size() == 1 && first.parts == 1;
  return is_only_file || is_scene(first.uploads.front().file);
}

void set_caption(BotRequest& request, const TextPiece& caption) {
  const bool is_group = request.method == "sendMediaGroup";
  auto& place =
      is_group ? request.arguments["media"].as_array().front().as_object() : request.arguments;
  put_text(place, "caption", caption);
}

std::vector<BotRequest> file_requests(const PublicMessage& message, const Recipient& recipient) {
  std::vector<BotRequest> requests;
  const auto add = [&](auto belongs) {
    std::vector<File> files;
    std::ranges::copy_if(message.attachments, std::back_inserter(files), belongs);
    add_files(requests, files, recipient);
  };
  add(is_scene);
  for (const auto& file : message.attachments)
    if (goes_alone(file)) requests.push_back(single_request(file, recipient));
  add(is_song);
  add([](const File& file) { return is_shown_as(file, {"document"}); });
  return requests;
}

}  // namespace

std::vector<TextPiece> text_pieces(const Said& said, std::size_t max_units) {
  const auto whole =
      said.document ? formatted(*said.document) : FormattedText{said.message.text, {}};
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
  if (request.method == "sendMediaGroup") {
    for (auto& each : request.arguments["media"].as_array()) each.as_object()["type"] = "document";
  } else if (!request.uploads.empty()) {
    request.method = "sendDocument";
    request.uploads.front().part = "document";
  }
  return request;
}

}  // namespace harken::telegram
