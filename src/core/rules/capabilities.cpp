// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/capabilities.hpp"

#include <algorithm>
#include <string>

#include "core/rules/text.hpp"

namespace harken {

namespace {

std::unexpected<Error> refuse(std::string field, std::string why) {
  return fail(Errc::invalid, "unsupported_by_channel", std::move(why), std::move(field));
}

}  // namespace

Status check_carries(const Capabilities& channel, const Message& message) {
  if (message.document && !channel.formatting)
    return refuse("document", "this channel carries plain text");
  if (count_code_points(message.text) > channel.longest_text)
    return refuse("text", "this channel carries at most " + std::to_string(channel.longest_text) +
                              " characters");
  for (const auto& file : message.attachments) {
    if (channel.attachments.max_bytes == 0)
      return refuse("attachments", "this channel carries no files");
    if (file.size > channel.attachments.max_bytes)
      return refuse("attachments", "this channel carries files of at most " +
                                       std::to_string(channel.attachments.max_bytes) + " bytes");
    if (std::ranges::find(channel.attachments.types, file.type) == channel.attachments.types.end())
      return refuse("attachments", "this channel carries no " + file.type);
  }
  return {};
}

}  // namespace harken
