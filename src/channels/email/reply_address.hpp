// SPDX-License-Identifier: AGPL-3.0-or-later
// An address that leads an answer back into its conversation and that nobody can guess (A3): it
// holds a token of the conversation and of the person it was given to.
#pragma once

#include <string>
#include <string_view>

#include "core/base/id.hpp"
#include "core/base/result.hpp"
#include "core/base/secret.hpp"

namespace harken::email {

// help@desk.test becomes help+TOKEN@desk.test. Errors: invalid, when `address` is none.
Result<std::string> make_reply_address(std::string_view address, ConversationId conversation,
                                       std::string_view recipient, const Secret& secret);

// The token in an address of this mailbox; empty: it has none.
std::string reply_token_in(std::string_view address, std::string_view mailbox);
// In constant time. Who writes from another address than the token's is not verified.
bool is_reply_token(std::string_view token, ConversationId conversation, std::string_view recipient,
                    const Secret& secret);

}  // namespace harken::email
