// SPDX-License-Identifier: AGPL-3.0-or-later
// An SMTP server for tests that answers as it is told.
#pragma once

#include "channels/email/testing/fake_server.hpp"

namespace harken::email {

// What the server answers at each step; empty: it breaks off there.
struct FakeSmtpScript {
  std::string greeting = "220 mx.test ready";
  std::string auth = "235 2.7.0 fine";
  std::string mail = "250 2.1.0 fine";
  std::string rcpt = "250 2.1.5 fine";
  std::string data = "354 go on";
  std::string end = "250 2.0.0 queued as 7";
};

inline void serve_smtp(FakeClient& client, const FakeSmtpScript& script) {
  const auto say = [&](const std::string& line) {
    if (line.empty()) return client.reset(), false;
    client.say(line + "\r\n");
    return true;
  };
  if (!say(script.greeting)) return;
  std::string line;
  while (client.hear(line)) {
    const auto starts = [&](std::string_view word) { return line.starts_with(word); };
    bool goes_on = true;
    if (starts("EHLO"))
      client.say("250-mx.test\r\n250-AUTH PLAIN XOAUTH2 OAUTHBEARER\r\n250 SIZE 1000000\r\n");
    else if (starts("AUTH")) {
      client.say("334 \r\n");
      goes_on = client.hear(line) && say(script.auth);
    } else if (starts("MAIL"))
      goes_on = say(script.mail);
    else if (starts("RCPT"))
      goes_on = say(script.rcpt);
    else if (starts("QUIT"))
      return client.say("221 bye\r\n");
    else if (starts("DATA")) {
      if (!say(script.data)) return;
      if (!script.data.starts_with("354")) continue;
      while (client.hear(line) && line != ".") {
      }
      goes_on = say(script.end);
    }
    if (!goes_on) return;
  }
}

}  // namespace harken::email
