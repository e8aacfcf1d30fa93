// SPDX-License-Identifier: AGPL-3.0-or-later
// An address that leads an answer back into its conversation and that nobody can guess (A3): the
// mailbox with a key of the desk behind a plus (subaddressing, RFC 5233).
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace harken::email {

// help@desk.test becomes help+KEY@desk.test. Errors: invalid, when `address` is none or would
// become too long (RFC 5321, section 4.5.3.1.1).
Result<std::string> make_reply_address(std::string_view address, std::string_view key);

// The key in an address of this mailbox; empty: it has none.
std::string reply_key_in(std::string_view address, std::string_view mailbox);

}  // namespace harken::email
