// SPDX-License-Identifier: AGPL-3.0-or-later
// Signing in by OAuth2 (RFC 6749): what is asked at the token endpoint, and what its answers mean.
// Pure; access_tokens.hpp asks.
#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/secret.hpp"
#include "core/base/timestamp.hpp"
#include "ports/http_client.hpp"

namespace harken::email {

inline constexpr const char* kRefreshToken = "oauth_refresh_token";
inline constexpr const char* kClientSecret = "oauth_client_secret";

struct OAuth2Client {
  std::string token_url;
  std::string client_id;
  std::string scope;     // empty: the one that was granted
  Secret client_secret;  // empty: a client without one (RFC 6749 section 2.1, public)
  Secret refresh_token;
  Secret kept_token;  // as kAccessToken has it
};

// {"token_url","client_id","scope"?}, in `settings.oauth2`. Errors: invalid, unknown_field.
Result<OAuth2Client> read_oauth2(const boost::json::value& value);
boost::json::value to_json_value(const OAuth2Client& client);
// https; http only to the same machine. Errors: invalid, with the field.
Status check_endpoint(const std::string& field, const std::string& url);

using FormFields = std::vector<std::pair<std::string, std::string>>;
// application/x-www-form-urlencoded
std::string form_encode(const FormFields& fields);

HttpRequest renewal_request(const OAuth2Client& client);

struct Grant {
  Secret access_token;
  Timestamp use_until;
  Secret refresh_token;  // empty: the one that was sent goes on
};

// Errors, all unavailable and with the field that is to be mended: sign_in_again, when the refresh
// token is no good any more; oauth_client_refused; oauth_refused, the provider wants something
// else; oauth_unreachable, when it may be better later.
Result<Grant> read_grant(const HttpAnswer& answer, Timestamp now);

// An access token is not used to its last second: servers' clocks differ, and a mail takes its
// time.
Timestamp use_until(Timestamp now, std::int64_t expires_in);

// Without what nobody is to read in a log or on a screen.
std::string without_secrets(std::string text, const OAuth2Client& client);

}  // namespace harken::email
