// SPDX-License-Identifier: AGPL-3.0-or-later
// Writes JSON as text, without a tree in between: for messages and conversations, which every
// message is made into several times (measured in benchmarks/README.md). Everything else is a
// json::value.
#pragma once

#include <boost/json/value.hpp>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/timestamp.hpp"

namespace harken::wire {

// Answers have every field; events, of which every message makes one, leave out what says nothing.
enum class None : std::uint8_t { is_null, is_left_out };

class JsonWriter {
 public:
  JsonWriter() { text_.reserve(1024); }

  void open(char bracket);
  void close(char bracket) { text_.push_back(bracket); }
  // A name is a word of the program: it needs no escaping.
  void name(std::string_view name);

  void put(std::string_view value);
  void put(const std::string& value) { put(std::string_view(value)); }
  void put(const char* value) { put(std::string_view(value)); }
  void put(std::nullptr_t);
  void put(std::same_as<bool> auto value) { put_raw(value ? "true" : "false"); }
  void put(std::int64_t value);
  void put(int value) { put(std::int64_t{value}); }
  void put(Timestamp at) { put_quoted(to_rfc3339(at)); }
  void put(const boost::json::value& value);
  // An id is a string; the one that is none is null.
  template <class Tag>
  void put(Id<Tag> id) {
    if (id)
      put_quoted(id.to_string());
    else
      put(nullptr);
  }
  template <class T>
  void put(const std::optional<T>& value) {
    if (value)
      put(*value);
    else
      put(nullptr);
  }
  // What has a write(JsonWriter&, const T&) of its own.
  template <class T>
    requires requires(JsonWriter& out, const T& value) { write(out, value); }
  void put(const T& value) {
    write(*this, value);
  }
  template <class T>
  void put(const std::vector<T>& values) {
    open('[');
    for (const auto& value : values) put(value);
    close(']');
  }

  template <class T>
  JsonWriter& field(std::string_view key, const T& value) {
    name(key);
    put(value);
    return *this;
  }

  // The same, but what is null or an empty list may be left out.
  template <class T>
  JsonWriter& field(std::string_view key, const T& value, None none) {
    return none == None::is_left_out && is_none(value) ? *this : field(key, value);
  }

  const std::string& text() const& { return text_; }
  std::string text() && { return std::move(text_); }

 private:
  template <class Tag>
  static bool is_none(Id<Tag> id) {
    return !id;
  }
  template <class T>
  static bool is_none(const std::optional<T>& value) {
    return !value;
  }
  template <class T>
  static bool is_none(const std::vector<T>& values) {
    return values.empty();
  }
  void separate();
  void put_raw(std::string_view text);
  void put_quoted(std::string_view plain);

  std::string text_;
};

// The members, as `fields` writes them, in braces.
template <class Fields>
void write_object(JsonWriter& out, Fields fields) {
  out.open('{');
  fields();
  out.close('}');
}

}  // namespace harken::wire
