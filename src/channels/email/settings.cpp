// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/settings.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "core/rules/text.hpp"

namespace harken::email {

namespace json = boost::json;

namespace {

constexpr std::size_t kLongestSignature = 5'000;  // code points
constexpr std::size_t kLongestLine = 200;

// An object whose fields are all known.
class Object {
 public:
  static Result<Object> read(const json::value* value, std::string path,
                             std::initializer_list<std::string_view> fields) {
    if (!value || !value->is_object()) return fail_invalid(path, "an object is needed");
    for (const auto& [name, field] : value->get_object())
      if (std::ranges::find(fields, std::string_view(name)) == fields.end())
        return fail(Errc::invalid, "unknown_field", "is not known", path + "." + std::string(name));
    return Object(value->get_object(), std::move(path));
  }

  const json::value* find(std::string_view name) const { return object_->if_contains(name); }
  std::string path_of(std::string_view name) const { return path_ + "." + std::string(name); }

  // Empty when it is not there.
  Result<std::string> text(std::string_view name, std::size_t longest) const {
    const auto* value = find(name);
    if (!value) return std::string();
    if (!value->is_string()) return fail_invalid(path_of(name), "is no text");
    auto text = std::string(trim(std::string_view(value->get_string())));
    RETURN_IF_ERROR(check_text(path_of(name), text, longest));
    return text;
  }
  Result<std::string> line(std::string_view name) const {
    ASSIGN_OR_RETURN(auto value, text(name, kLongestLine));
    RETURN_IF_ERROR(check_line(path_of(name), value, kLongestLine));
    return value;
  }
  Result<bool> flag(std::string_view name) const {
    const auto* value = find(name);
    if (value && !value->is_bool()) return fail_invalid(path_of(name), "is true or false");
    return value && value->get_bool();
  }
  Result<int> port() const {
    const auto* value = find("port");
    const auto* number = value ? value->if_int64() : nullptr;
    if (!number || *number < 1 || *number > 65'535)
      return fail_invalid(path_of("port"), "a number from 1 to 65535 is needed");
    return static_cast<int>(*number);
  }

 private:
  Object(const json::object& object, std::string path) : object_(&object), path_(std::move(path)) {}

  const json::object* object_;
  std::string path_;
};

Result<Security> read_security(const Object& object) {
  ASSIGN_OR_RETURN(const auto name, object.line("security"));
  if (name.empty() || name == "tls") return Security::tls;
  if (name == "starttls") return Security::starttls;
  if (name == "none") return Security::none;
  return fail_invalid(object.path_of("security"), "tls, starttls or none is needed");
}

const char* name_of(Security security) {
  if (security == Security::tls) return "tls";
  return security == Security::starttls ? "starttls" : "none";
}

Secret secret_of(const Connection& connection, std::string_view name) {
  const auto found = connection.secrets.find(name);
  return found == connection.secrets.end() ? Secret() : found->second;
}

Result<MailServer> read_server(const json::value* value, const std::string& path) {
  ASSIGN_OR_RETURN(const auto object,
                   Object::read(value, path, {"host", "port", "security", "user"}));
  MailServer server;
  ASSIGN_OR_RETURN(server.host, object.line("host"));
  if (!is_host(server.host)) return fail_invalid(object.path_of("host"), "a host name is needed");
  ASSIGN_OR_RETURN(server.port, object.port());
  ASSIGN_OR_RETURN(server.security, read_security(object));
  ASSIGN_OR_RETURN(server.user, object.line("user"));
  return server;
}

json::object to_object(const MailServer& server) {
  return {{"host", server.host},
          {"port", server.port},
          {"security", name_of(server.security)},
          {"user", server.user}};
}

Status take_secrets(MailboxSettings& settings, const Connection& connection) {
  settings.imap.password = secret_of(connection, "imap_password");
  settings.smtp.password = secret_of(connection, "smtp_password");
  // One account is one password for most.
  if (settings.smtp.password.empty() && settings.smtp.user == settings.imap.user)
    settings.smtp.password = settings.imap.password;
  if (settings.oauth2) {
    settings.oauth2->client_secret = secret_of(connection, kClientSecret);
    settings.oauth2->refresh_token = secret_of(connection, kRefreshToken);
    settings.oauth2->kept_token = secret_of(connection, kAccessToken);
  } else {
    settings.imap.oauth_token = settings.smtp.oauth_token = secret_of(connection, "oauth_token");
  }
  if (settings.imap.user.empty()) return fail_invalid("settings.imap.user", "it is needed");
  return {};
}

}  // namespace

Result<MailboxSettings> read_settings(const Connection& connection) {
  boost::system::error_code error;
  const auto value = json::parse(connection.settings, error);
  if (error) return fail_invalid("settings", "is no JSON");
  ASSIGN_OR_RETURN(const auto object,
                   Object::read(&value, "settings",
                                {"address", "name", "imap", "smtp", "sent_folder", "signature",
                                 "both_signatures", "plus_addressing", "authserv_id", "oauth2"}));
  MailboxSettings settings;
  ASSIGN_OR_RETURN(settings.address, object.line("address"));
  RETURN_IF_ERROR(check_email("settings.address", settings.address));
  ASSIGN_OR_RETURN(settings.name, object.line("name"));
  ASSIGN_OR_RETURN(settings.imap, read_server(object.find("imap"), "settings.imap"));
  ASSIGN_OR_RETURN(settings.smtp, read_server(object.find("smtp"), "settings.smtp"));
  ASSIGN_OR_RETURN(settings.sent_folder, object.line("sent_folder"));
  ASSIGN_OR_RETURN(settings.signature, object.text("signature", kLongestSignature));
  ASSIGN_OR_RETURN(settings.both_signatures, object.flag("both_signatures"));
  ASSIGN_OR_RETURN(settings.authserv_id, object.line("authserv_id"));
  if (settings.authserv_id.find_first_of(" ;=()\"") != std::string::npos)
    return fail_invalid("settings.authserv_id", "the name of one server is needed");
  ASSIGN_OR_RETURN(settings.plus_addressing, object.flag("plus_addressing"));
  if (const auto* oauth2 = object.find("oauth2")) {
    ASSIGN_OR_RETURN(settings.oauth2, read_oauth2(*oauth2));
  }
  RETURN_IF_ERROR(take_secrets(settings, connection));
  return settings;
}

std::string signature_of(const MailboxSettings& settings, const std::string& personal) {
  if (personal.empty()) return settings.signature;
  if (!settings.both_signatures || settings.signature.empty()) return personal;
  return personal + "\n\n" + settings.signature;
}

std::string to_json(const MailboxSettings& settings) {
  json::object object{{"address", settings.address},
                      {"name", settings.name},
                      {"imap", to_object(settings.imap)},
                      {"smtp", to_object(settings.smtp)}};
  if (!settings.sent_folder.empty()) object["sent_folder"] = settings.sent_folder;
  if (!settings.signature.empty()) object["signature"] = settings.signature;
  if (settings.both_signatures) object["both_signatures"] = true;
  if (!settings.authserv_id.empty()) object["authserv_id"] = settings.authserv_id;
  if (settings.plus_addressing) object["plus_addressing"] = true;
  if (settings.oauth2) object["oauth2"] = to_json_value(*settings.oauth2);
  return json::serialize(object);
}

}  // namespace harken::email
