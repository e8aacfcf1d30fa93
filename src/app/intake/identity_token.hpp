// SPDX-License-Identifier: AGPL-3.0-or-later
// Identity tokens: what a website signs about a customer who is signed in there (A40). A JSON Web
// Token with HS256 and nothing else: {"sub", "aud": the channel's key, "iat", "exp": at most an
// hour later, "name"?, "email"?}.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/base/timestamp.hpp"
#include "core/model/staff.hpp"

namespace harken::app {

struct IdentityClaims {
  std::string subject;  // the customer in the words of the website
  std::string name;
  std::string email;
};

// Either secret of the channel fits. Errors: bad_identity_token, with the reason for whoever builds
// the website; nothing in it depends on the secret.
Result<IdentityClaims> check_identity_token(std::string_view token, const IdentitySecrets& secrets,
                                            std::string_view channel_key, Timestamp now);

}  // namespace harken::app
