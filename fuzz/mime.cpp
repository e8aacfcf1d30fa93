// SPDX-License-Identifier: AGPL-3.0-or-later
// A whole mail, as the sandbox reads it: its header, its parts, its files, and the way back to the
// desk.
#include "channels/email/charset.hpp"
#include "channels/email/parse.hpp"
#include "channels/email/read_mail.hpp"
#include "require.hpp"

using namespace harken;
using namespace harken::email;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = read_mail(fuzz::text_of(data, size));
  if (!read) return 0;
  require(is_utf8(read->visible) && is_utf8(read->quoted) && is_utf8(read->html) &&
              is_utf8(read->mail.subject),
          "texts are UTF-8");
  require(fuzz::is_one_line(read->mail.subject), "a subject is one line");
  for (const auto& file : read->mail.attachments) {
    require(!file.name.empty() && is_utf8(file.name), "a file has a name");
    require(file.name.find('/') == std::string::npos && fuzz::is_one_line(file.name),
            "a name is no path");
  }
  const auto packed = pack(*read);
  const auto again = unpack_mail(packed);
  require(again.has_value(), "the sandbox's answer can be read");
  require(pack(*again) == packed, "and says the same");
  return 0;
}
