// SPDX-License-Identifier: AGPL-3.0-or-later
// Who a mail is from and to: headers of addresses, and what comes back in them.
#include "channels/email/charset.hpp"
#include "channels/email/parse.hpp"
#include "channels/email/reply_address.hpp"
#include "core/rules/text.hpp"
#include "require.hpp"

using namespace harken;
using namespace harken::email;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(fuzz::text_of(data, size));
  const auto mail =
      parse_mail("From: " + text + "\nTo: " + text + "\nReply-To: " + text + "\n\nwords\n");
  if (!mail) return 0;
  for (const auto* all : {&mail->from, &mail->to, &mail->reply_to}) {
    require(all->size() <= kMaxAddresses, "no more than so many");
    for (const auto& [name, email] : *all) {
      require(is_utf8(name) && is_utf8(email), "addresses are UTF-8");
      require(fuzz::is_one_line(name) && fuzz::is_one_line(email), "addresses are one line");
      const auto key = reply_key_in(email, "help@desk.test");
      require(fuzz::is_one_line(key), "a key is one line");
      static_cast<void>(check_email("email", email));
    }
  }
  return 0;
}
