// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/parse_header.hpp"

#include <array>

#include "channels/email/authentication.hpp"
#include "channels/email/charset.hpp"
#include "channels/email/encoded_words.hpp"
#include "channels/email/parse.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

constexpr std::array kKindHeaders = {
    "auto-submitted",  "precedence",       "x-auto-response-suppress",
    "x-autoreply",     "x-autorespond",    "return-path",
    "list-id",         "list-unsubscribe", "list-post",
    "x-loop",          "x-harken",         "x-failed-recipients",
    "feedback-id",     "x-spam-flag",      "x-spam-status",
    "content-language"};

// GMime's own list of guesses knows one charset for a whole mail; this looks at the bytes.
std::string in_utf8(const char* raw) {
  const std::string_view bytes = raw ? raw : "";
  return is_utf8(bytes) ? std::string(bytes) : to_utf8(bytes, {});
}

const char* raw_header(GMimeMessage* message, const char* name) {
  GMimeHeader* header =
      g_mime_header_list_get_header(g_mime_object_get_header_list(GMIME_OBJECT(message)), name);
  return header ? g_mime_header_get_raw_value(header) : nullptr;
}

std::string valid(std::string text) { return is_utf8(text) ? std::move(text) : to_utf8(text, {}); }

void add_mailbox(InternetAddress* address, std::vector<Address>& found) {
  const char* email = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address));
  Address result{clean_line(valid(text_of(internet_address_get_name(address)))),
                 clean_line(valid(text_of(email)))};
  if (result.name == result.email) result.name.clear();
  if (!result.email.empty()) found.push_back(std::move(result));
}

// Groups are in lists and hold lists; deeper ones are nobody's mail.
void add_addresses(InternetAddressList* list, std::vector<Address>& found, int depth) {
  const int count = list ? internet_address_list_length(list) : 0;
  for (int i = 0; i < count && found.size() < kMaxAddresses; ++i) {
    InternetAddress* address = internet_address_list_get_address(list, i);
    if (INTERNET_ADDRESS_IS_MAILBOX(address)) add_mailbox(address, found);
    if (INTERNET_ADDRESS_IS_GROUP(address) && depth < 2)
      add_addresses(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address)), found,
                    depth + 1);
  }
}

std::vector<Address> addresses_in(GMimeMessage* message, const char* name) {
  std::vector<Address> found;
  const auto text = join_encoded_words(in_utf8(raw_header(message, name)));
  const Owned<InternetAddressList> list(internet_address_list_parse(nullptr, text.c_str()));
  if (list) add_addresses(list.get(), found, 0);
  return found;
}

// The first ones tell where a thread began, the last ones where it is now.
std::vector<std::string> ids_in(GMimeMessage* message, const char* name) {
  std::vector<std::string> ids;
  const char* raw = raw_header(message, name);
  if (!raw) return ids;
  const std::unique_ptr<GMimeReferences, decltype(&g_mime_references_free)> parsed(
      g_mime_references_parse(nullptr, raw), g_mime_references_free);
  const auto count = static_cast<std::size_t>(g_mime_references_length(parsed.get()));
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0 && i + kMaxReferences <= count) continue;
    auto id = clean_line(
        valid(text_of(g_mime_references_get_message_id(parsed.get(), static_cast<int>(i)))));
    if (!id.empty()) ids.push_back(std::move(id));
  }
  return ids;
}

// Some write it without its brackets.
std::string bare_id(const char* raw) {
  auto id = decode_header(raw);
  std::erase_if(id, [](char c) { return c == '<' || c == '>' || c == ' '; });
  return id;
}

std::optional<Timestamp> date_of(GMimeMessage* message) {
  GDateTime* date = g_mime_message_get_date(message);
  if (!date) return std::nullopt;
  constexpr std::int64_t kMicros = 1'000'000;
  return Timestamp{g_date_time_to_unix(date) * kMicros};
}

// What a mail may say of itself: enough for every server on its way, and no more work than that.
constexpr std::size_t kMaxAuthentication = 50;

void read_authentication(GMimeMessage* message, ParsedMail& mail) {
  GMimeHeaderList* headers = g_mime_object_get_header_list(GMIME_OBJECT(message));
  int hops = 0;
  for (int i = 0; i < g_mime_header_list_get_count(headers); ++i) {
    GMimeHeader* header = g_mime_header_list_get_header_at(headers, i);
    const auto name = to_lower_ascii(text_of(g_mime_header_get_name(header)));
    if (name == "received") ++hops;
    if (name == "from") ++mail.authors;
    if (name != "authentication-results" || mail.authentication.size() == kMaxAuthentication)
      continue;
    auto results = parse_authentication_results(text_of(g_mime_header_get_raw_value(header)));
    if (!results) continue;
    results->hops = hops;
    mail.authentication.push_back(*std::move(results));
  }
}

}  // namespace

std::string decode_header(const char* raw) {
  const auto unfolded = take_text(g_mime_utils_header_unfold(in_utf8(raw).c_str()));
  const auto words = join_encoded_words(unfolded);
  return clean_line(valid(take_text(g_mime_utils_header_decode_text(nullptr, words.c_str()))));
}

void read_header(GMimeMessage* message, ParsedMail& mail) {
  const auto ids = ids_in(message, "Message-ID");
  mail.message_id = ids.empty() ? bare_id(raw_header(message, "Message-ID")) : ids.front();
  mail.in_reply_to = ids_in(message, "In-Reply-To");
  mail.references = ids_in(message, "References");
  mail.from = addresses_in(message, "From");
  mail.sender = addresses_in(message, "Sender");
  mail.reply_to = addresses_in(message, "Reply-To");
  mail.to = addresses_in(message, "To");
  mail.cc = addresses_in(message, "Cc");
  mail.subject = decode_header(raw_header(message, "Subject"));
  mail.date = date_of(message);
  read_authentication(message, mail);
  for (const char* name : kKindHeaders)
    if (const char* raw = raw_header(message, name))
      mail.headers.emplace(name, first_code_points(decode_header(raw), 1000));
}

}  // namespace harken::email
