// SPDX-License-Identifier: AGPL-3.0-or-later
// Strong ids: 63-bit, time-ordered, made by the server; on the wire decimal strings (JavaScript
// loses integers above 2^53).
#pragma once

#include <charconv>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace harken {

template <class Tag>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(std::int64_t value) : value_(value) {}

  constexpr std::int64_t value() const { return value_; }
  // False for the default-constructed id, which names nothing.
  constexpr explicit operator bool() const { return value_ != 0; }
  constexpr auto operator<=>(const Id&) const = default;

  std::string to_string() const { return std::to_string(value_); }

  // Accepts exactly what to_string makes of a positive id.
  static std::optional<Id> parse(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    if (value <= 0 || text.front() == '0') return std::nullopt;
    return Id(value);
  }

 private:
  std::int64_t value_ = 0;
};

using NodeId = Id<struct NodeTag>;
using WorkspaceId = Id<struct WorkspaceTag>;
using UserId = Id<struct UserTag>;
using DepartmentId = Id<struct DepartmentTag>;
using ChannelId = Id<struct ChannelTag>;
using ContactId = Id<struct ContactTag>;
using IdentityId = Id<struct IdentityTag>;
using ConversationId = Id<struct ConversationTag>;
using MessageId = Id<struct MessageTag>;
using NoteId = Id<struct NoteTag>;
using NotificationId = Id<struct NotificationTag>;
using LabelId = Id<struct LabelTag>;
using AccessRequestId = Id<struct AccessRequestTag>;
using TokenId = Id<struct TokenTag>;
using SessionId = Id<struct SessionTag>;
using CannedReplyId = Id<struct CannedReplyTag>;
using LibraryItemId = Id<struct LibraryItemTag>;
using FormId = Id<struct FormTag>;
using StatusId = Id<struct StatusTag>;
using KnowledgeBaseId = Id<struct KnowledgeBaseTag>;
using CategoryId = Id<struct CategoryTag>;
using ArticleId = Id<struct ArticleTag>;
using RevisionId = Id<struct RevisionTag>;
using ContactAttributeId = Id<struct ContactAttributeTag>;
using ContactMergeId = Id<struct ContactMergeTag>;
using DeliveryId = Id<struct DeliveryTag>;
using InboundId = Id<struct InboundTag>;
using PendingReplyId = Id<struct PendingReplyTag>;
using SavedViewId = Id<struct SavedViewTag>;

// The number of an event in its workspace; 0 is before the first.
using Seq = std::int64_t;

}  // namespace harken

template <class Tag>
struct std::hash<harken::Id<Tag>> {
  std::size_t operator()(const harken::Id<Tag>& id) const noexcept {
    return std::hash<std::int64_t>{}(id.value());
  }
};
