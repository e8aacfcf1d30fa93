// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "server/operations.hpp"

namespace harken::server {

namespace json = boost::json;

namespace {

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else if (c == '"')
      result += "&quot;";
    else
      result.push_back(c);
  }
  return result;
}

std::string text_at(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

// "#/components/schemas/Message" reads better as "Message", with a link.
std::string type_of(const json::object& schema) {
  if (const auto ref = text_at(schema, "$ref"); !ref.empty()) {
    const auto name = escaped(ref.substr(ref.rfind('/') + 1));
    return "<a href=\"#" + name + "\">" + name + "</a>";
  }
  const auto* items = schema.if_contains("items");
  if (items && items->is_object()) return "list of " + type_of(items->get_object());
  if (const auto* choices = schema.if_contains("oneOf"); choices && choices->is_array()) {
    std::string result;
    for (const auto& each : choices->get_array())
      if (each.is_object()) result += (result.empty() ? "" : " or ") + type_of(each.get_object());
    return result;
  }
  if (const auto* words = schema.if_contains("enum"); words && words->is_array())
    return "one of " + escaped(json::serialize(*words));
  const auto* type = schema.if_contains("type");
  return type
             ? escaped(type->is_string() ? std::string(type->get_string()) : json::serialize(*type))
             : "object";
}

std::string operation_html(std::string_view method, std::string_view path,
                           const json::object& operation) {
  std::string verb;
  for (const char c : method) verb.push_back(static_cast<char>(std::toupper(c)));
  std::string result = "<article><h3><code>" + verb + " /api/v1" + escaped(path) + "</code></h3>";
  if (const auto summary = text_at(operation, "summary"); !summary.empty())
    result += "<p>" + escaped(summary) + "</p>";
  return result + "</article>";
}

std::string schema_html(std::string_view name, const json::object& schema) {
  std::string result = "<article id=\"" + escaped(name) + "\"><h3>" + escaped(name) + "</h3>";
  if (const auto about = text_at(schema, "description"); !about.empty())
    result += "<p>" + escaped(about) + "</p>";
  const auto* fields = schema.if_contains("properties");
  if (!fields || !fields->is_object()) return result + "<p>" + type_of(schema) + "</p></article>";
  result += "<dl>";
  for (const auto& [field, value] : fields->get_object()) {
    if (!value.is_object()) continue;
    result += "<dt><code>" + escaped(field) + "</code></dt><dd>" + type_of(value.get_object());
    if (const auto about = text_at(value.get_object(), "description"); !about.empty())
      result += ". " + escaped(about);
    result += "</dd>";
  }
  return result + "</dl></article>";
}

constexpr std::string_view kHead =
    "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Harken API</title>"
    "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><link rel=\"icon\" "
    "href=\"/icon.svg\"><style>"
    ":root{color-scheme:light "
    "dark;--line:light-dark(#e5e5ea,#29292f);--soft:light-dark(#55555f,#b2b2bd);"
    "--accent:light-dark(#453cc8,#aaa5fb);--code:light-dark(#f1f1f4,#212127)}"
    "body{font:15px/1.55 system-ui,sans-serif;max-width:52rem;margin:3rem auto 6rem;padding:0 "
    "1.25rem;"
    "background:light-dark(#fff,#17171b);color:light-dark(#1b1b22,#ededf1);overflow-wrap:anywhere}"
    "h1{font-size:1.75rem;letter-spacing:-.02em;margin:0}h2{font-size:1.25rem;margin:3rem 0 1rem}"
    "h3{margin:0;font-size:1rem;scroll-margin-top:1rem}p{margin:.25rem 0;color:var(--soft)}"
    "a{color:var(--accent);text-underline-offset:2px}article{border-top:1px solid "
    "var(--line);padding:.875rem 0}"
    "code{font:.875em/1.5 "
    "ui-monospace,monospace;background:var(--code);border-radius:6px;padding:.125rem .375rem}"
    "dl{display:grid;grid-template-columns:minmax(7rem,max-content) minmax(0,1fr);gap:.375rem "
    "1rem;margin:.75rem 0 0}"
    "dd{margin:0;color:var(--soft)}@media(max-width:480px){dl{grid-template-columns:minmax(0,1fr);"
    "gap:0}"
    "dd{margin-bottom:.5rem}}</style></head><body>";

const json::object* object_at(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_object() ? &value->get_object() : nullptr;
}

std::string paths_html(const json::object& document) {
  std::string result;
  const auto* paths = object_at(document, "paths");
  if (!paths) return result;
  for (const auto& [path, methods] : *paths) {
    if (!methods.is_object()) continue;
    for (const auto& [method, operation] : methods.get_object())
      if (operation.is_object()) result += operation_html(method, path, operation.get_object());
  }
  return result;
}

}  // namespace

std::string render_docs(std::string_view openapi_json) {
  boost::system::error_code error;
  const auto document = json::parse(openapi_json, error);
  if (error || !document.is_object()) return "This build carries no API contract.";
  const auto& root = document.get_object();
  std::string result(kHead);
  result +=
      "<h1>Harken API</h1><p>The same as a document for programs: <a href=\"/openapi.json\">"
      "/openapi.json</a></p>";
  if (const auto* info = object_at(root, "info"))
    result += "<p>" + escaped(text_at(*info, "description")) + "</p>";
  result += "<h2>Requests</h2>" + paths_html(root) + "<h2>Schemas</h2>";
  const auto* components = object_at(root, "components");
  if (const auto* schemas = components ? object_at(*components, "schemas") : nullptr)
    for (const auto& [name, schema] : *schemas)
      if (schema.is_object()) result += schema_html(name, schema.get_object());
  return result + "</body></html>";
}

}  // namespace harken::server
