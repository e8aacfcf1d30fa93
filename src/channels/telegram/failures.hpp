// SPDX-License-Identifier: AGPL-3.0-or-later
// What the refusals of the Bot API mean for a desk. They have no codes of their own beyond those of
// HTTP, so the words of the description are looked at, where there is no other way.
#pragma once

#include "channels/telegram/bot_api.hpp"
#include "ports/channel_driver.hpp"

namespace harken::telegram {

// For all but sending. Errors: unavailable with `code` token_refused, other_poller, webhook_is_set,
// rate_limited (with retry_after_seconds), provider_down or refused_by_provider, and those of
// BotApi.
Result<json::value> result_of(Result<BotAnswer> answer);

// Of one call that sends, and was not carried out.
//   later      rate_limited, provider_down, unreachable
//   gone       blocked_by_customer, account_deleted, not_started, chat_not_found, not_reachable
//   paused     token_refused, address_not_allowed
//   refused    refused_by_provider, too_large
//   uncertain  answer_lost
SendFailure failure_of(const Error& error);
SendFailure failure_of(const BotAnswer& refusal);

// Of a call that edits or deletes, and was not carried out: when it is done already, nothing.
//   refused    not_there (the customer has deleted it), too_late; otherwise as above
std::optional<SendFailure> failure_of_correction(const BotAnswer& refusal);

// It would go as a plain file.
bool is_about_pictures(const BotAnswer& refusal);

}  // namespace harken::telegram
