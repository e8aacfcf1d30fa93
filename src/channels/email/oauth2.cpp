// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/oauth2.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <charconv>

#include "channels/email/charset.hpp"
#include "core/rules/text.hpp"

namespace harken::email {

namespace json = boost::json;

namespace {

constexpr std::size_t kLongestUrl = 500;
constexpr std::size_t kLongestName = 300;
constexpr std::size_t kLongestScope = 1'000;
constexpr std::size_t kLongestToken = 16'000;
constexpr std::size_t kMaxWords = 300;
constexpr std::int64_t kMargin = 300;       // seconds
constexpr std::int64_t kUsualLife = 3'600;  // of an access token whose end nobody says
constexpr std::int64_t kLongestLife = 30 * 86'400;
constexpr std::chrono::seconds kLongestRequest{15};
constexpr std::int64_t kLargestAnswer = 64 * 1024;

bool is_of(std::string_view code, std::initializer_list<std::string_view> codes) {
  return std::ranges::find(codes, code) != codes.end();
}

std::string text_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

Result<std::string> line_of(const json::object& object, std::string_view name,
                            std::size_t longest) {
  const auto field = "settings.oauth2." + std::string(name);
  const auto* value = object.if_contains(name);
  if (value && !value->is_string()) return fail_invalid(field, "is no text");
  auto text = std::string(trim(text_of(object, name)));
  RETURN_IF_ERROR(check_line(field, text, longest));
  return text;
}

// What stands between the scheme and the path.
std::string_view authority_of(std::string_view url) {
  const auto start = url.find("://") + 3;
  return url.substr(start, url.find_first_of("/?#", start) - start);
}

bool is_this_machine(std::string_view authority) {
  for (const std::string_view host : {"127.0.0.1", "localhost", "[::1]"})
    if (authority == host || authority.starts_with(std::string(host) + ":")) return true;
  return false;
}

// RFC 6749, appendix A: visible characters. Others would end the line that a token stands in.
bool is_token(std::string_view text) {
  return !text.empty() && text.size() <= kLongestToken &&
         std::ranges::all_of(text, [](char c) { return c >= 0x20 && c <= 0x7e; });
}

// Some servers say the seconds as a text.
std::int64_t seconds_of(const json::object& object) {
  const auto* value = object.if_contains("expires_in");
  if (!value) return kUsualLife;
  if (const auto* number = value->if_int64()) return *number;
  const auto text = text_of(object, "expires_in");
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  return error == std::errc{} && end == text.data() + text.size() ? seconds : kUsualLife;
}

std::unexpected<Error> trouble(const char* code, std::string detail, const char* field) {
  return fail(Errc::unavailable, code, std::move(detail), field);
}

constexpr auto kUrlField = "settings.oauth2.token_url";

std::unexpected<Error> no_token(std::string_view why) {
  return trouble("oauth_refused", "the token endpoint gives no token: " + std::string(why),
                 kUrlField);
}

Result<Grant> read_token(const json::object& object, Timestamp now) {
  const auto token = text_of(object, "access_token");
  if (!is_token(token)) return no_token("no access_token");
  const auto type = to_lower_ascii(text_of(object, "token_type"));
  if (!type.empty() && type != "bearer") return no_token("not of the type Bearer");
  const auto refresh = text_of(object, "refresh_token");
  if (!refresh.empty() && !is_token(refresh)) return no_token("no usable refresh_token");
  return Grant{Secret(token), use_until(now, seconds_of(object)), Secret(refresh)};
}

std::unexpected<Error> refusal(const json::object& object, int status) {
  const auto code = text_of(object, "error");
  auto words = code.empty() ? "HTTP " + std::to_string(status) : code;
  if (const auto more = text_of(object, "error_description"); !more.empty()) words += ": " + more;
  words = first_code_points(clean_line(to_utf8(words, {})), kMaxWords);
  if (is_of(code, {"temporarily_unavailable", "server_error", "slow_down"}))
    return trouble("oauth_unreachable", words, kUrlField);
  if (is_of(code, {"invalid_grant", "interaction_required", "login_required", "consent_required"}))
    return trouble("sign_in_again", words, "secrets.oauth_refresh_token");
  if (is_of(code, {"invalid_client", "unauthorized_client"}))
    return trouble("oauth_client_refused", words, "secrets.oauth_client_secret");
  return trouble("oauth_refused", words,
                 code == "invalid_scope" ? "settings.oauth2.scope" : kUrlField);
}

}  // namespace

Status check_endpoint(const std::string& field, const std::string& url) {
  const bool is_https = url.starts_with("https://");
  const bool is_url = is_https || url.starts_with("http://");
  if (!is_url || url.size() > kLongestUrl || authority_of(url).empty() ||
      authority_of(url).find('@') != std::string_view::npos ||
      url.find_first_of("# \\") != std::string::npos)
    return fail_invalid(field, "an address looks like https://login.example/token");
  if (!is_https && !is_this_machine(authority_of(url)))
    return fail_invalid(field, "secrets are sent to https addresses only");
  return {};
}

Result<OAuth2Client> read_oauth2(const json::value& value) {
  if (!value.is_object()) return fail_invalid("settings.oauth2", "an object is needed");
  const auto& object = value.get_object();
  for (const auto& [name, field] : object)
    if (!is_of(std::string_view(name), {"token_url", "client_id", "scope"}))
      return fail(Errc::invalid, "unknown_field", "is not known",
                  "settings.oauth2." + std::string(name));
  OAuth2Client client;
  ASSIGN_OR_RETURN(client.token_url, line_of(object, "token_url", kLongestUrl));
  RETURN_IF_ERROR(check_endpoint(kUrlField, client.token_url));
  ASSIGN_OR_RETURN(client.client_id, line_of(object, "client_id", kLongestName));
  if (client.client_id.empty()) return fail_invalid("settings.oauth2.client_id", "it is needed");
  ASSIGN_OR_RETURN(client.scope, line_of(object, "scope", kLongestScope));
  return client;
}

json::value to_json_value(const OAuth2Client& client) {
  return {
      {"token_url", client.token_url}, {"client_id", client.client_id}, {"scope", client.scope}};
}

std::string form_encode(const FormFields& fields) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  const auto add = [&](std::string_view text) {
    for (const unsigned char c : text) {
      const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                            (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
      if (is_plain)
        out += static_cast<char>(c);
      else
        (out += '%') += {kDigits[c >> 4], kDigits[c & 15]};
    }
  };
  for (const auto& [name, value] : fields) {
    if (!out.empty()) out += '&';
    add(name);
    out += '=';
    add(value);
  }
  return out;
}

HttpRequest renewal_request(const OAuth2Client& client) {
  FormFields fields{{"grant_type", "refresh_token"},
                    {"refresh_token", client.refresh_token.reveal()},
                    {"client_id", client.client_id}};
  if (!client.client_secret.empty())
    fields.emplace_back("client_secret", client.client_secret.reveal());
  if (!client.scope.empty()) fields.emplace_back("scope", client.scope);
  HttpRequest request;
  request.method = "POST";
  request.url = client.token_url;
  request.headers = {{"Content-Type", "application/x-www-form-urlencoded"},
                     {"Accept", "application/json"}};
  request.body = form_encode(fields);
  request.timeout = kLongestRequest;
  request.max_answer_bytes = kLargestAnswer;
  return request;
}

Result<Grant> read_grant(const HttpAnswer& answer, Timestamp now) {
  const int status = answer.status;
  if (status >= 500 || status == 429 || status == 408)
    return trouble("oauth_unreachable", "HTTP " + std::to_string(status), kUrlField);
  boost::system::error_code error;
  const auto value = json::parse(answer.body, error);
  const bool is_object = !error && value.is_object();
  if (status / 100 == 2) {
    if (!is_object) return no_token("no JSON");
    return read_token(value.get_object(), now);
  }
  return refusal(is_object ? value.get_object() : json::object(), status);
}

Timestamp use_until(Timestamp now, std::int64_t expires_in) {
  const auto life = std::clamp<std::int64_t>(expires_in, 0, kLongestLife);
  return now.plus_seconds(life - std::min(kMargin, life / 2));
}

std::string without_secrets(std::string text, const OAuth2Client& client) {
  for (const auto* secret : {&client.client_secret, &client.refresh_token}) {
    const auto& hidden = secret->reveal();
    if (hidden.empty()) continue;
    for (auto at = text.find(hidden); at != std::string::npos; at = text.find(hidden, at))
      text.replace(at, hidden.size(), "…");
  }
  return text;
}

}  // namespace harken::email
