// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/intake/identity_token.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <boost/json/object.hpp>

#include "core/rules/text.hpp"
#include "wire/decode.hpp"

namespace harken::app {

namespace json = boost::json;

namespace {

constexpr std::int64_t kLongestSeconds = 3600;
constexpr std::int64_t kClockSkewSeconds = 60;  // between the website's clock and ours

std::unexpected<Error> refuse(std::string why) {
  return fail(Errc::forbidden, "bad_identity_token", std::move(why), "identity_token");
}

std::optional<std::string> decode_base64url(std::string_view text) {
  std::string result;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    constexpr std::string_view kAlphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const auto value = kAlphabet.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    bits = bits << 6 | static_cast<unsigned>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    result.push_back(static_cast<char>(bits >> count & 0xFF));
  }
  return result;
}

bool is_signed_with(const Secret& secret, std::string_view text, std::string_view signature) {
  if (secret.empty()) return false;
  std::array<unsigned char, 32> expected{};
  unsigned int size = 0;
  const auto& key = secret.reveal();
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
       reinterpret_cast<const unsigned char*>(text.data()), text.size(), expected.data(), &size);
  return size == signature.size() && CRYPTO_memcmp(expected.data(), signature.data(), size) == 0;
}

Result<json::object> decode_part(std::string_view part) {
  const auto text = decode_base64url(part);
  if (!text) return refuse("the token is not base64url");
  auto object = wire::parse_object(*text);
  if (!object) return refuse("the token holds no JSON object");
  return *std::move(object);
}

// Claims that we do not know are none of our business: libraries add their own.
std::string text_claim(const json::object& claims, std::string_view name) {
  const auto* value = claims.if_contains(name);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::optional<std::int64_t> time_claim(const json::object& claims, std::string_view name) {
  const auto* value = claims.if_contains(name);
  if (value && value->is_int64()) return value->get_int64();
  return std::nullopt;
}

bool is_for(const json::object& claims, std::string_view channel_key) {
  const auto* audience = claims.if_contains("aud");
  const auto fits = [&](const json::value& each) {
    return each.is_string() && std::string_view(each.get_string()) == channel_key;
  };
  if (!audience) return false;
  return audience->is_array() ? std::ranges::any_of(audience->get_array(), fits) : fits(*audience);
}

Status check_times(const json::object& claims, Timestamp now) {
  const auto issued = time_claim(claims, "iat");
  const auto expires = time_claim(claims, "exp");
  if (!issued || !expires) return refuse("iat and exp are needed, in seconds since 1970");
  const std::int64_t seconds = now.micros / 1'000'000;
  if (*issued > seconds + kClockSkewSeconds) return refuse("iat lies in the future");
  if (*expires < seconds - kClockSkewSeconds) return refuse("the token has expired");
  // Neither may overflow: both lie near the present now, or exp lies far beyond it.
  if (*expires > seconds + kLongestSeconds + kClockSkewSeconds ||
      *issued < *expires - kLongestSeconds)
    return refuse("exp lies more than an hour after iat");
  return {};
}

Result<IdentityClaims> read_claims(const json::object& claims) {
  IdentityClaims result{text_claim(claims, "sub"), std::string(trim(text_claim(claims, "name"))),
                        to_lower_ascii(trim(text_claim(claims, "email")))};
  if (result.subject.empty() || !check_line("sub", result.subject, 200))
    return refuse("sub is needed: 1 to 200 characters that name the customer");
  if (!check_line("name", result.name, 100)) return refuse("name is longer than 100 characters");
  if (!result.email.empty() && !check_email("email", result.email))
    return refuse("email is not an e-mail address");
  return result;
}

}  // namespace

Result<IdentityClaims> check_identity_token(std::string_view token, const IdentitySecrets& secrets,
                                            std::string_view channel_key, Timestamp now) {
  if (secrets.current.empty()) return refuse("this channel has no identity secret yet");
  const auto first = token.find('.');
  const auto last = token.rfind('.');
  if (first == std::string_view::npos || first == last) return refuse("a token has three parts");
  ASSIGN_OR_RETURN(const auto header, decode_part(token.substr(0, first)));
  if (text_claim(header, "alg") != "HS256") return refuse("alg must be HS256");
  const auto signature = decode_base64url(token.substr(last + 1)).value_or("");
  const auto text = token.substr(0, last);
  if (!is_signed_with(secrets.current, text, signature) &&
      !is_signed_with(secrets.before, text, signature))
    return refuse("the signature does not fit");
  ASSIGN_OR_RETURN(const auto claims, decode_part(token.substr(first + 1, last - first - 1)));
  if (!is_for(claims, channel_key)) return refuse("aud is not the key of this channel");
  RETURN_IF_ERROR(check_times(claims, now));
  return read_claims(claims);
}

}  // namespace harken::app
