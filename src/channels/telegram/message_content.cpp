// SPDX-License-Identifier: AGPL-3.0-or-later
// "Bot API, Message": one function for each kind of content.
#include <algorithm>

#include "channels/telegram/content.hpp"
#include "core/rules/text.hpp"

namespace harken::telegram {

namespace {

std::string clock(std::int64_t seconds) {
  seconds = std::clamp<std::int64_t>(seconds, 0, 1'000'000);
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  if (seconds < 3600) return std::to_string(seconds / 60) + ":" + two(seconds % 60);
  return std::to_string(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
}

// Of two words, or of one when the other is missing.
std::string joined(const std::string& a, std::string_view between, const std::string& b) {
  if (a.empty() || b.empty()) return a + b;
  return a + std::string(between) + b;
}

std::string clean_text(const json::object& object, std::string_view name) {
  return clean(text_of(object, name));
}

void add_text(Content& content, const json::object& message, std::string_view text,
              std::string_view entities) {
  const auto original = text_of(message, text);
  content.add_line(clean(original), marks_of(original, array_of(message, entities)));
}

// What lies under the field of this kind.
using Reader = void (*)(Content& content, const json::value& value);

// For those whose value is an object.
template <void (*read)(Content&, const json::object&)>
void with_object(Content& content, const json::value& value) {
  if (const auto* object = value.if_object()) read(content, *object);
}

void read_photo(Content& content, const json::value& value) {
  if (const auto* sizes = value.if_array()) add_picture(content, *sizes);
}

void read_document(Content& content, const json::object& document) {
  add_file(content, document, "application/octet-stream");
}

void read_animation(Content& content, const json::object& animation) {
  content.add_line("GIF");
  add_file(content, animation, "video/mp4");
}

void read_voice(Content& content, const json::object& voice) {
  content.add_line("🎤 " + clock(integer_of(voice, "duration")));
  add_file(content, voice, "audio/ogg");
}

void read_audio(Content& content, const json::object& audio) {
  const auto song = joined(clean_text(audio, "performer"), " – ", clean_text(audio, "title"));
  content.add_line(
      joined("🎵 " + song, song.empty() ? "" : " ", clock(integer_of(audio, "duration"))));
  add_file(content, audio, "audio/mpeg");
}

void read_video(Content& content, const json::object& video) {
  content.add_line("🎬 " + clock(integer_of(video, "duration")));
  add_file(content, video, "video/mp4");
}

// The picture of a sticker that moves is one that every browser shows.
void read_sticker(Content& content, const json::object& sticker) {
  const auto emoji = clean_text(sticker, "emoji");
  content.add_line(emoji.empty() ? "🖼" : emoji);
  const bool moves = is_true(sticker, "is_animated") || is_true(sticker, "is_video");
  const auto* still = object_of(sticker, "thumbnail");
  if (moves && !still) return;
  add_file(content, moves ? *still : sticker, "image/webp");
}

void read_location(Content& content, const json::object& location) {
  content.add_line(place_of(location));
}

void read_venue(Content& content, const json::object& venue) {
  content.add_line(clean_text(venue, "title"));
  content.add_line(clean_text(venue, "address"));
  if (const auto* location = object_of(venue, "location")) content.add_line(place_of(*location));
}

void read_contact(Content& content, const json::object& contact) {
  content.add_line("👤 " + name_of(contact));
  content.add_line(clean_text(contact, "phone_number"));
}

void read_poll(Content& content, const json::object& poll) {
  content.add_line("📊 " + clean_text(poll, "question"));
  content.add_line(clean_text(poll, "description"));
  for (const auto& each : array_of(poll, "options"))
    if (const auto* option = each.if_object()) content.add_line("• " + clean_text(*option, "text"));
}

void read_checklist(Content& content, const json::object& checklist) {
  content.add_line("📋 " + clean_text(checklist, "title"));
  for (const auto& each : array_of(checklist, "tasks"))
    if (const auto* task = each.if_object())
      content.add_line((integer_of(*task, "completion_date") ? "☑ " : "☐ ") +
                       clean_text(*task, "text"));
}

void read_dice(Content& content, const json::object& dice) {
  content.add_line(clean_text(dice, "emoji") + " " + std::to_string(integer_of(dice, "value")));
}

void read_game(Content& content, const json::object& game) {
  content.add_line("🎮 " + clean_text(game, "title"));
  content.add_line(clean_text(game, "description"));
}

void read_story(Content& content, const json::object& story) {
  const auto* chat = object_of(story, "chat");
  content.add_line(joined("[story]", " ", chat ? name_of(*chat) : ""));
}

void read_invoice(Content& content, const json::object& invoice) {
  content.add_line("🧾 " + clean_text(invoice, "title"));
  content.add_line(clean_text(invoice, "description"));
}

void read_web_app_data(Content& content, const json::object& data) {
  content.add_line(joined(clean_text(data, "button_text"), ": ", clean_text(data, "data")));
}

void read_users_shared(Content& content, const json::object& shared) {
  for (const auto& each : array_of(shared, "users"))
    if (const auto* user = each.if_object()) {
      const auto name = name_of(*user);
      content.add_line("👤 " +
                       (name.empty() ? std::to_string(integer_of(*user, "user_id")) : name));
    }
}

void read_paid_media(Content& content, const json::object& info) {
  content.add_line("⭐ " + std::to_string(integer_of(info, "star_count")));
  for (const auto& each : array_of(info, "paid_media")) {
    const auto* media = each.if_object();
    if (!media) continue;
    add_picture(content, array_of(*media, "photo"));
    if (const auto* video = object_of(*media, "video")) add_file(content, *video, "video/mp4");
  }
}

void read_rich_message(Content& content, const json::object& rich_message) {
  content.add(rich_content(rich_message));
}

// In this order: the Bot API fills `document` beside `animation`, `location` beside `venue` and
// `photo` beside `live_photo` for the sake of old programs.
constexpr std::pair<std::string_view, Reader> kReaders[] = {
    {"photo", read_photo},
    {"animation", with_object<read_animation>},
    {"document", with_object<read_document>},
    {"voice", with_object<read_voice>},
    {"audio", with_object<read_audio>},
    {"video", with_object<read_video>},
    {"video_note", with_object<read_video>},
    {"sticker", with_object<read_sticker>},
    {"venue", with_object<read_venue>},
    {"location", with_object<read_location>},
    {"contact", with_object<read_contact>},
    {"poll", with_object<read_poll>},
    {"checklist", with_object<read_checklist>},
    {"dice", with_object<read_dice>},
    {"game", with_object<read_game>},
    {"story", with_object<read_story>},
    {"invoice", with_object<read_invoice>},
    {"web_app_data", with_object<read_web_app_data>},
    {"users_shared", with_object<read_users_shared>},
    {"paid_media", with_object<read_paid_media>},
    {"rich_message", with_object<read_rich_message>},
};

// About the message, not in it.
constexpr std::string_view kAbout[] = {"message_id",
                                       "message_thread_id",
                                       "direct_messages_topic",
                                       "from",
                                       "sender_chat",
                                       "sender_boost_count",
                                       "sender_business_bot",
                                       "sender_tag",
                                       "date",
                                       "guest_query_id",
                                       "business_connection_id",
                                       "chat",
                                       "forward_origin",
                                       "is_topic_message",
                                       "is_automatic_forward",
                                       "reply_to_message",
                                       "external_reply",
                                       "quote",
                                       "reply_to_story",
                                       "reply_to_checklist_task_id",
                                       "reply_to_poll_option_id",
                                       "via_bot",
                                       "guest_bot_caller_user",
                                       "guest_bot_caller_chat",
                                       "edit_date",
                                       "has_protected_content",
                                       "is_from_offline",
                                       "is_paid_post",
                                       "media_group_id",
                                       "author_signature",
                                       "paid_star_count",
                                       "text",
                                       "entities",
                                       "link_preview_options",
                                       "suggested_post_info",
                                       "effect_id",
                                       "caption",
                                       "caption_entities",
                                       "show_caption_above_media",
                                       "has_media_spoiler",
                                       "reply_markup"};

// "[chat background set]": of a kind that we do not know, or that says nothing but that it was.
std::string told_by_its_name(const json::object& message) {
  for (const auto& [key, value] : message) {
    if (std::ranges::find(kAbout, std::string_view(key)) != std::end(kAbout)) continue;
    auto words = clean(std::string(first_code_points(key, 60)));
    std::ranges::replace(words, '_', ' ');
    return "[" + words + "]";
  }
  return "[message]";
}

// "Bot API, MessageOrigin": one of four kinds, each with its own fields.
std::string origin_name(const json::object& origin) {
  std::string name = clean_text(origin, "sender_user_name");
  for (const auto* field : {"sender_user", "sender_chat", "chat"})
    if (const auto* from = object_of(origin, field)) name = name_of(*from);
  return joined(name, ", ", clean_text(origin, "author_signature"));
}

}  // namespace

Content heading_of(const json::object& message) {
  Content heading;
  if (const auto* origin = object_of(message, "forward_origin"))
    heading.add_line("↪ " + origin_name(*origin));
  const auto* quote = object_of(message, "quote");
  if (!quote || !is_true(*quote, "is_manual")) return heading;
  const auto quoted = clean_text(*quote, "text");
  const auto length = static_cast<std::int64_t>(count_code_points(quoted));
  heading.add_line(quoted, {{.style = TextStyle::quote, .offset = 0, .length = length}});
  return heading;
}

Content content_of(const json::object& message) {
  Content content;
  for (const auto& [field, read] : kReaders) {
    const auto* value = message.if_contains(field);
    if (!value) continue;
    read(content, *value);
    if (!content.empty()) break;
  }
  add_text(content, message, "caption", "caption_entities");
  add_text(content, message, "text", "entities");
  if (content.empty()) content.add_line(told_by_its_name(message));
  return content;
}

}  // namespace harken::telegram
