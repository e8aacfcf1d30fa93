// SPDX-License-Identifier: AGPL-3.0-or-later
// Every fixtures/NAME.json (an update of the Bot API, or a list of them: an album) becomes what
// NAME.expected.json says. With HARKEN_GOLDEN=write the latter are written anew, to be read in the
// diff.
#include "channels/telegram/parse.hpp"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/rules/text.hpp"

namespace harken::telegram {
namespace {

namespace fs = std::filesystem;

const fs::path kFixtures = fs::path(__FILE__).parent_path() / "fixtures";

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

constexpr const char* kKinds[] = {"message",  "edit", "removal", "choice",
                                  "greeting", "left", "ignored"};
constexpr const char* kStyles[] = {"bold", "italic", "underline", "strike", "code",
                                   "pre",  "quote",  "spoiler",   "link"};

void put(json::object& object, const char* name, const std::string& text) {
  if (!text.empty()) object[name] = text;
}

json::object to_json(const InboundSender& sender) {
  json::object object;
  put(object, "external_id", sender.external_id);
  put(object, "name", sender.name);
  put(object, "user_name", sender.user_name);
  put(object, "phone", sender.phone);
  put(object, "language", sender.language);
  return object;
}

json::array marks_json(const Inbound& inbound) {
  json::array marks;
  for (const auto& mark : inbound.marks) {
    // The words themselves, so that a reader of the file sees what is marked.
    const auto rest =
        std::string_view(inbound.text).substr(first_code_points(inbound.text, mark.offset).size());
    json::object object{{"style", kStyles[static_cast<int>(mark.style)]},
                        {"offset", mark.offset},
                        {"length", mark.length},
                        {"words", first_code_points(rest, mark.length)}};
    put(object, "url", mark.url);
    marks.push_back(std::move(object));
  }
  return marks;
}

json::array files_json(const Inbound& inbound) {
  json::array files;
  for (const auto& file : inbound.files) {
    json::object object;
    put(object, "name", file.name);
    put(object, "type", file.type);
    object["size"] = file.size;
    put(object, "source", file.source);
    files.push_back(std::move(object));
  }
  return files;
}

json::array texts_json(const std::vector<std::string>& texts) {
  return json::array(texts.begin(), texts.end());
}

json::object to_json(const Inbound& inbound) {
  json::object object;
  object["kind"] = kKinds[static_cast<int>(inbound.kind)];
  put(object, "external_id", inbound.external_id);
  if (!inbound.more_external_ids.empty())
    object["more_external_ids"] = texts_json(inbound.more_external_ids);
  object["sender"] = to_json(inbound.sender);
  put(object, "text", inbound.text);
  if (!inbound.marks.empty()) object["marks"] = marks_json(inbound);
  if (!inbound.files.empty()) object["files"] = files_json(inbound);
  if (!inbound.replies_to.empty()) object["replies_to"] = texts_json(inbound.replies_to);
  if (inbound.department_id) object["department_id"] = inbound.department_id.to_string();
  put(object, "note", inbound.note);
  if (inbound.sent_at.micros) object["sent_at"] = to_rfc3339(inbound.sent_at);
  put(object, "callback", inbound.callback);
  return object;
}

json::object to_json(const RawInbound& raw) {
  json::object object{{"external_id", raw.external_id}, {"lane", raw.lane}};
  put(object, "group", raw.group);
  return object;
}

json::object failure(const Error& error) { return {{"error", error.code}, {"field", error.field}}; }

// Two levels of lines are enough to read a diff by.
std::string pretty(const json::value& value, int depth = 0) {
  if (const auto* object = value.if_object(); object && depth < 2 && !object->empty()) {
    std::string text = "{\n";
    std::size_t left = object->size();
    for (const auto& [key, each] : *object)
      text += std::string(depth * 2 + 2, ' ') + json::serialize(key) + ": " +
              pretty(each, depth + 1) + (--left ? ",\n" : "\n");
    return text + std::string(depth * 2, ' ') + "}";
  }
  if (const auto* array = value.if_array(); array && depth < 3 && !array->empty()) {
    std::string text = "[\n";
    for (std::size_t i = 0; i < array->size(); ++i)
      text += std::string(depth * 2 + 2, ' ') + pretty(array->at(i), 9) +
              (i + 1 < array->size() ? ",\n" : "\n");
    return text + std::string(depth * 2, ' ') + "]";
  }
  return json::serialize(value);
}

Settings settings() {
  Settings result;
  result.departments = {{DepartmentId(12), "Repairs"}};
  return result;
}

std::vector<json::value> updates_in(const std::string& text) {
  const auto value = json::parse(text);
  if (!value.is_array()) return {value};
  return {value.get_array().begin(), value.get_array().end()};
}

std::string outcome_of(const std::string& text) {
  json::object outcome;
  json::array stored;
  std::vector<RawInbound> items;
  for (const auto& update : updates_in(text)) {
    auto raw = to_raw(update.get_object(), json::serialize(update));
    stored.push_back(raw ? to_json(*raw) : failure(raw.error()));
    if (raw) items.push_back(*std::move(raw));
  }
  outcome["stored"] = std::move(stored);
  if (!items.empty()) {
    const auto parsed = parse(settings, items);
    outcome["inbound"] = parsed ? to_json(*parsed) : failure(parsed.error());
  }
  return pretty(outcome) + "\n";
}

TEST(TelegramParseTest, CH2_EveryUpdateBecomesWhatItsFixtureSays) {
  const auto* golden = std::getenv("HARKEN_GOLDEN");
  int count = 0;
  for (const auto& entry : fs::directory_iterator(kFixtures)) {
    const auto name = entry.path().filename().string();
    if (name.ends_with(".expected.json")) continue;
    ++count;
    const auto outcome = outcome_of(read(entry.path()));
    const auto expected = kFixtures / (entry.path().stem().string() + ".expected.json");
    if (golden && std::string_view(golden) == "write") std::ofstream(expected) << outcome;
    EXPECT_EQ(outcome, read(expected)) << name;
  }
  EXPECT_GE(count, 79);
}

TEST(TelegramParseTest, CH2_WhatTheDeskTakesIsNeverExceeded) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += std::string(1000, 'a' + i % 26);
  const json::object bold{{"type", "bold"}, {"offset", 0}, {"length", 30'000}};
  const json::object beyond{{"type", "code"}, {"offset", 25'000}, {"length", 10}};
  const json::object message{{"message_id", 1},
                             {"chat", {{"id", 5}, {"type", "private"}}},
                             {"text", text},
                             {"entities", {bold, beyond}}};
  const auto parsed =
      parse(settings, {{.payload = json::serialize(json::object{{"message", message}})}});
  ASSERT_TRUE(parsed);
  EXPECT_TRUE(check_text("text", parsed->text, kMaxTextLength));
  ASSERT_EQ(parsed->marks.size(), 1u);
  EXPECT_EQ(parsed->marks[0].length, static_cast<std::int64_t>(kMaxTextLength));
}

TEST(TelegramParseTest, WhatIsNoJsonIsInvalid) {
  std::string deep(100, '[');
  for (const auto& payload : {std::string(), std::string("{"), std::string("[]"), deep,
                              std::string("{\"message\":\"\xff\"}")}) {
    const auto parsed = parse(settings, {{.payload = payload}});
    ASSERT_FALSE(parsed) << payload;
    EXPECT_EQ(parsed.error().kind, Errc::invalid);
  }
}

// Whatever a field of a message holds, nothing but its own content is lost.
TEST(TelegramParseTest, CH2_NoFieldOfAWrongTypeStopsAMessage) {
  const json::value wrong[] = {nullptr,
                               true,
                               -1,
                               1e300,
                               "x",
                               json::array{1, nullptr},
                               json::object{{"file_id", 3}, {"text", json::array{}}}};
  for (const auto& entry : fs::directory_iterator(kFixtures)) {
    const auto name = entry.path().filename().string();
    if (name.ends_with(".expected.json") || name.starts_with("malformed")) continue;
    for (const auto& update : updates_in(read(entry.path()))) {
      const auto* message = update.get_object().if_contains("message");
      if (!message || !message->is_object()) continue;
      for (const auto& [field, unused] : message->get_object())
        for (const auto& value : wrong) {
          auto broken = update;
          broken.get_object()["message"].get_object()[field] = value;
          const auto parsed = parse(settings, {{.payload = json::serialize(broken)}});
          const bool is_vital = field == "chat" || field == "message_id";
          EXPECT_TRUE(parsed || is_vital) << entry.path() << " " << field;
          if (parsed && parsed->kind == InboundKind::message)
            EXPECT_TRUE(!parsed->text.empty() || !parsed->files.empty()) << entry.path();
        }
    }
  }
}

}  // namespace
}  // namespace harken::telegram
