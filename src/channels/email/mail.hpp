// SPDX-License-Identifier: AGPL-3.0-or-later
// A mail as it was understood: decoded, in UTF-8, and still as it was sent; nothing here is safe to
// show yet.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/timestamp.hpp"

namespace harken::email {

struct Address {
  std::string name;
  std::string email;
  bool operator==(const Address&) const = default;
};

struct Attachment {
  std::string name;  // never empty, never a path
  std::string type;  // as it was claimed, in lower case
  std::string content_id;
  std::string content;
  bool is_inline = false;  // the HTML shows it by its content id
};

// What a mail server says about one recipient (RFC 3464).
struct DeliveryStatus {
  std::string recipient;
  std::string action;  // failed, delayed, delivered, relayed, expanded
  std::string status;  // such as 5.1.1
  std::string diagnostic;
};

// One header of a server that has looked at the mail, in lower case.
struct AuthenticationResults {
  std::string server;      // its authserv-id
  std::string dmarc;       // what it says of DMARC; empty: nothing
  std::string dmarc_from;  // the domain that this is about
  int hops = 0;            // servers that have passed the mail on since
  bool operator==(const AuthenticationResults&) const = default;
};

struct ParsedMail {
  std::string message_id;  // ids are without their brackets
  std::vector<std::string> in_reply_to;
  std::vector<std::string> references;
  std::vector<Address> from;
  std::vector<Address> sender;
  std::vector<Address> reply_to;
  std::vector<Address> to;
  std::vector<Address> cc;
  std::string subject;
  std::optional<Timestamp> date;
  std::string text;
  std::string html;
  std::vector<Attachment> attachments;
  // Headers that say what kind of mail it is, by their names in lower case.
  std::map<std::string, std::string, std::less<>> headers;
  std::string type;         // of the whole, such as multipart/report
  std::string report_type;  // with multipart/report
  std::vector<DeliveryStatus> deliveries;
  std::string reported_id;                            // of the mail that a report is about
  std::vector<AuthenticationResults> authentication;  // the newest first
  int authors = 0;                                    // headers From; one in a proper mail
};

}  // namespace harken::email
