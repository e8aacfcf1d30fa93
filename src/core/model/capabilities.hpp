// SPDX-License-Identifier: AGPL-3.0-or-later
// What a kind of channel can carry: the composer offers no more, and the server takes no more; and
// what it asks of the desk. A new channel is a new row here: nobody else asks for a kind by its
// name (tools/check_layers.py).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/model/staff.hpp"

namespace harken {

inline constexpr std::int64_t kMaxFileBytes = 10 * 1024 * 1024;

// What the desk takes at all; a channel may take less.
inline constexpr std::array<std::string_view, 18> kFileTypes{
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "application/pdf",
    "text/plain",
    "application/zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "audio/mpeg",
    "audio/mp4",
    "audio/ogg",
    "video/mp4",
    "video/webm"};
// What visitors of a website may send, and get there.
inline constexpr std::span<const std::string_view> kVisitorFileTypes{kFileTypes.data(), 10};

struct AttachmentCapability {
  std::int64_t max_bytes = 0;  // 0: none at all
  std::span<const std::string_view> types;
};

struct Capabilities {
  bool formatting = false;
  AttachmentCapability attachments;
  bool is_own_widget = false;  // what is sent lies in our own widget, and goes nowhere
  // A message goes to people by their addresses, with a subject, a signature and what it answers;
  // so does what comes.
  bool has_recipients = false;
  // Also to addresses that have never written: conversations of other channels go on there.
  bool writes_to_anybody = false;
  bool senders_are_claims =
      false;             // the server that took a message says whether it is from whom it says
  bool threads = false;  // a customer may have several conversations at once
  bool forms = false;    // as forms; elsewhere their questions go one by one
  bool asks_at_once =
      false;  // without forms: all questions in one message, one line for each answer
  bool machines_answer = false;  // what nobody has written goes to each at most once a day
  bool buttons = false;
  bool typing = false;
  bool receipts = false;
  std::size_t longest_text = 0;             // code points
  std::int64_t tried_for_seconds = 86'400;  // what nobody takes there, after it was written
  // What was sent can be changed at the customer's, or taken back there.
  bool edits = false;
  bool deletes = false;
  std::int64_t delete_within_seconds = 0;  // after it was written; 0: whenever
};

constexpr Capabilities capabilities_of(ChannelKind kind) {
  switch (kind) {
    // Plain text with clickable addresses, and nothing else.
    case ChannelKind::widget:
      return {.attachments = {kMaxFileBytes, kVisitorFileTypes},
              .is_own_widget = true,
              .forms = true,
              .typing = true,
              .receipts = true,
              .longest_text = 20'000,
              .edits = true,
              .deletes = true};
    // Longer than one message of the Bot API (4,096) goes as several. "Bot API, deleteMessage":
    // only what was sent less than 48 hours ago; an hour less, for what waits before it is tried.
    case ChannelKind::telegram:
      return {.formatting = true,
              .attachments = {kMaxFileBytes, kFileTypes},
              .typing = true,
              .longest_text = 16'000,
              .edits = true,
              .deletes = true,
              .delete_within_seconds = 47 * 3'600};
    // A mail server may be away for a weekend.
    case ChannelKind::email:
      return {.formatting = true,
              .attachments = {kMaxFileBytes, kFileTypes},
              .has_recipients = true,
              .writes_to_anybody = true,
              .senders_are_claims = true,
              .threads = true,
              .asks_at_once = true,
              .machines_answer = true,
              .longest_text = 20'000,
              .tried_for_seconds = 3 * 86'400};
    case ChannelKind::api:
      return {.attachments = {kMaxFileBytes, kFileTypes}, .longest_text = 20'000};
  }
  return {};
}

// As the kind says, and as the program says of itself where somebody's own stands behind it.
inline Capabilities capabilities_of(const Channel& channel) {
  auto result = capabilities_of(channel.kind);
  result.edits = result.edits || channel.declared.edits;
  result.deletes = result.deletes || channel.declared.deletes;
  return result;
}

}  // namespace harken
