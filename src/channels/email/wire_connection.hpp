// SPDX-License-Identifier: AGPL-3.0-or-later
// A connection to an IMAP server that libcurl has opened, secured and signed in on; from there on
// it is ours. (libcurl's own IMAP commands mark mails as read, and know no IDLE.)
#pragma once

#include <chrono>
#include <stop_token>

#include "channels/email/mail_server.hpp"

namespace harken::email {

class WireConnection {
 public:
  static Result<WireConnection> open(const MailServer& server);

  Status write(std::string_view bytes);
  // What has come, at least one byte. Errors: unavailable with timed_out, cancelled or
  // connect_failed.
  Result<std::string> read(std::chrono::milliseconds longest, const std::stop_token& stop);

 private:
  WireConnection(std::unique_ptr<ServerLines> lines, CurlHandle handle, curl_socket_t socket)
      : lines_(std::move(lines)), handle_(std::move(handle)), socket_(socket) {}

  std::unique_ptr<ServerLines> lines_;
  CurlHandle handle_;
  curl_socket_t socket_;
};

}  // namespace harken::email
