// SPDX-License-Identifier: AGPL-3.0-or-later
// The grammar of RFC 8601, section 2.2, and as much more as servers write: properties without a
// type, results without a method. Comments and quoted words are never taken for results.
#include "channels/email/authentication.hpp"
#include "channels/email/charset.hpp"
#include "channels/email/message_id.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

constexpr std::size_t kLongestValue = 253;  // a name of a domain

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  // White space and comments, which may be nested.
  void skip_space() {
    for (int depth = 0; !rest_.empty(); rest_.remove_prefix(1)) {
      const char c = rest_.front();
      if (c == '(')
        ++depth;
      else if (c == ')' && depth > 0)
        --depth;
      else if (c == '\\' && depth > 0 && rest_.size() > 1)
        rest_.remove_prefix(1);
      else if (depth == 0 && !is_space(c))
        return;
    }
  }
  // Up to white space, a comment or one of these; quoted parts as they are meant.
  std::string word(std::string_view ends) {
    std::string result;
    while (!rest_.empty()) {
      const char c = rest_.front();
      if (is_space(c) || c == '(' || ends.find(c) != std::string_view::npos) break;
      rest_.remove_prefix(1);
      if (c == '"')
        take_quoted(result);
      else
        result.push_back(c);
    }
    return result;
  }

 private:
  void take_quoted(std::string& to) {
    while (!rest_.empty()) {
      char c = rest_.front();
      rest_.remove_prefix(1);
      if (c == '"') return;
      if (c == '\\' && !rest_.empty()) {
        c = rest_.front();
        rest_.remove_prefix(1);
      }
      to.push_back(c);
    }
  }

  std::string_view rest_;
};

std::string usual(const std::string& word) {
  if (!is_utf8(word)) return {};
  return to_lower_ascii(clean_line(first_code_points(word, kLongestValue)));
}

struct Property {
  std::string type;  // may be missing
  std::string name;
  std::string value;
};

// "header.from=example.org", "reason=\"…\"", or a stray word.
Property read_property(Reader& reader) {
  Property property;
  property.name = usual(reader.word(";=."));
  reader.skip_space();
  if (reader.take('.')) {
    reader.skip_space();
    property.type = std::move(property.name);
    property.name = usual(reader.word(";="));
    reader.skip_space();
  }
  if (!reader.take('=')) return property;
  reader.skip_space();
  property.value = usual(reader.word(";"));
  return property;
}

// One method with its result and properties, up to the next semicolon.
void read_result(Reader& reader, AuthenticationResults& to) {
  auto method = usual(reader.word(";=/"));
  reader.skip_space();
  if (reader.take('/')) {
    reader.skip_space();
    reader.word(";=");
    reader.skip_space();
  }
  AuthenticationResults said;
  if (reader.take('=')) {
    reader.skip_space();
    said.dmarc = usual(reader.word(";"));
  } else {
    method.clear();
  }
  for (reader.skip_space(); !reader.at_end() && !reader.take(';'); reader.skip_space()) {
    const auto [type, name, value] = read_property(reader);
    if (type == "header" && name == "from")
      said.dmarc_from = value.contains('@') ? domain_of(value) : value;
  }
  if (method != "dmarc") return;
  const bool is_contradiction =
      !to.dmarc.empty() && (to.dmarc != said.dmarc || to.dmarc_from != said.dmarc_from);
  to.dmarc = is_contradiction ? "fail" : said.dmarc;
  to.dmarc_from = std::move(said.dmarc_from);
}

bool is_version(std::string_view word) { return word.empty() || word == "1"; }

}  // namespace

std::optional<AuthenticationResults> parse_authentication_results(std::string_view value) {
  Reader reader(value);
  AuthenticationResults results;
  reader.skip_space();
  results.server = usual(reader.word(";="));
  reader.skip_space();
  const auto version = reader.word(";=");
  reader.skip_space();
  const bool is_closed = reader.take(';') || reader.at_end();
  if (results.server.empty() || !is_version(version) || !is_closed) return std::nullopt;
  for (reader.skip_space(); !reader.at_end(); reader.skip_space()) read_result(reader, results);
  return results;
}

}  // namespace harken::email
