// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/parse.hpp"

#include <array>

#include "channels/email/charset.hpp"
#include "channels/email/gmime_tools.hpp"
#include "channels/email/parse_body.hpp"
#include "channels/email/parse_header.hpp"
#include "channels/email/parse_limits.hpp"

namespace harken::email {
namespace {

using Options = std::unique_ptr<GMimeParserOptions, decltype(&g_mime_parser_options_free)>;

// For what has no label: file names in raw bytes, most of all.
Options options_for(std::string_view mail) {
  Options options(g_mime_parser_options_new(), g_mime_parser_options_free);
  const auto header = header_block(mail);
  const auto sample = is_utf8(header) ? mail.substr(0, kMaxHeaderBytes) : header;
  const char* guess = is_utf8(sample) ? "windows-1252" : guess_charset(sample);
  std::array<const char*, 4> charsets{"utf-8", guess, "iso-8859-1", nullptr};
  g_mime_parser_options_set_fallback_charsets(options.get(), charsets.data());
  return options;
}

}  // namespace

Result<ParsedMail> parse_mail(std::string_view bytes) {
  init_mime();
  RETURN_IF_ERROR(check_limits(bytes));
  const auto stream = stream_of(bytes);
  const auto options = options_for(bytes);
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), options.get()));
  if (!message) return fail_invalid("mail", "it is no mail");
  ParsedMail mail;
  read_header(message.get(), mail);
  RETURN_IF_ERROR(read_body(message.get(), mail));
  return mail;
}

}  // namespace harken::email
