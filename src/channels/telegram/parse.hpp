// SPDX-License-Identifier: AGPL-3.0-or-later
// From an update of the Bot API to what the desk understands. Pure.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "channels/telegram/json_read.hpp"
#include "channels/telegram/settings.hpp"
#include "core/model/inbound.hpp"

namespace harken::telegram {

// Which updates we ask for; the others are nothing for a desk.
inline constexpr std::string_view kWantedUpdates[] = {"message", "edited_message", "callback_query",
                                                      "my_chat_member"};

// "Bot API, Update": what it is stored under. `payload` is the update as it came. Errors: invalid,
// without an update_id.
Result<RawInbound> to_raw(const json::object& update, std::string payload);

// Few updates have to do with them.
using FindSettings = std::function<Settings()>;

// One update, or those of one album in order. Errors: invalid.
//
// `note` of what is ignored: group_chat, channel_post, business_message, guest_message, from_bot,
// unknown_button, unblocked, live_location, other_update. Of a greeting: what the link to the bot
// carried ("Bot API, Deep linking").
Result<Inbound> parse(const FindSettings& settings, const std::vector<RawInbound>& items);

// The provider's id of a message: unique in the channel, for those of the Bot API count by chat.
std::string message_key(std::int64_t chat_id, std::int64_t message_id);

}  // namespace harken::telegram
