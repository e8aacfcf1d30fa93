// SPDX-License-Identifier: AGPL-3.0-or-later
// What comes in over a channel that is not our own widget, as its driver has understood it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/timestamp.hpp"

namespace harken {

// As the provider gave it: stored before anything is understood, so that nothing is lost.
struct RawInbound {
  std::string external_id;  // the provider's, unique in the channel: the same twice is one
  std::string lane;         // what must stay in order: the chat, the thread; lanes go side by side
  // Those of one lane and group that come close together are one message (Telegram's albums).
  std::string group;
  std::string payload;
};

// A file that the driver can fetch.
struct InboundFile {
  std::string name;        // empty: it has none
  std::string type;        // a claim; the desk looks at the bytes
  std::int64_t size = 0;   // bytes; 0: unknown
  std::string source;      // how the driver finds it
  std::string content;     // when the payload holds it already
  bool is_inline = false;  // belongs into the text, under `content_id`
  std::string content_id;
  std::size_t part = 0;  // which of the inbound's parts has brought it
};

struct InboundSender {
  std::string external_id;  // who it is in this channel; unique there
  std::string name;
  std::string user_name;  // without the @
  std::string email;
  std::string phone;
  std::string language;  // BCP 47; empty: unknown
};

enum class TextStyle : std::uint8_t {
  bold,
  italic,
  underline,
  strike,
  code,
  pre,
  quote,
  spoiler,
  link
};

// A stretch of a text in code points; they nest and never cross.
struct TextMark {
  TextStyle style = TextStyle::bold;
  std::int64_t offset = 0;
  std::int64_t length = 0;
  std::string url;  // with link
  bool operator==(const TextMark&) const = default;
};

enum class InboundKind : std::uint8_t {
  message,
  edit,      // of the message `external_id`
  removal,   // of it
  choice,    // of a department, by a button
  greeting,  // they are here, and have said nothing yet
  left,      // they can't be reached any more (the bot was blocked)
  ignored,   // nothing for a desk; `note` says why
};

// What kind of sender an e-mail has; only people are ever answered by the desk itself.
enum class InboundNature : std::uint8_t {
  personal,
  automatic,  // an out-of-office reply, a receipt, a notice
  bounce,     // a mail server could not deliver something
  list,       // a mailing list, a newsletter
  own         // this desk has sent it
};
// Nobody waits for an answer to it.
constexpr bool is_by_machine(InboundNature nature) {
  return nature == InboundNature::automatic || nature == InboundNature::bounce;
}

// Whether a mail comes from whom it says, by the word of the mailbox's own server.
enum class SenderCheck : std::uint8_t {
  unchecked,  // no server's word counts here
  verified,
  unknown,  // the server can not tell
  failed    // somebody else has written it
};
// Where a server is trusted, whoever it does not vouch for is nobody we know yet.
constexpr bool is_doubtful(SenderCheck check) {
  return check == SenderCheck::unknown || check == SenderCheck::failed;
}

// What a message does not show of the mail that it came in.
enum class MailLoss : std::uint8_t {
  none,
  cut,        // it is too large: only its beginning was fetched
  unreadable  // nothing but its head could be understood
};

// Somebody else whom a mail was sent to. It grants nothing.
struct InboundRecipient {
  std::string name;
  std::string email;
  bool is_copy = false;
};

// What a mail server says of a mail that this desk has sent.
struct InboundBounce {
  std::string original_id;  // empty: it does not say
  std::string recipient;
  std::string status;    // RFC 3463, such as 5.1.1; may be empty
  std::string reason;    // in its words
  bool is_final = true;  // else it tries on
};

// One of the provider's messages that are one for us (an album).
struct InboundPart {
  std::string external_id;
  std::string text;
  std::vector<TextMark> marks;
};

struct Inbound {
  InboundKind kind = InboundKind::message;
  std::string external_id;
  std::vector<std::string> more_external_ids;  // the same message's others: an album has several
  InboundSender sender;
  std::string text;
  std::vector<TextMark> marks;
  std::vector<InboundFile> files;
  std::vector<InboundPart> parts;  // of what is made of several, in order; text has them all
  // The provider's ids of the messages that it answers, the nearest first.
  std::vector<std::string> replies_to;
  DepartmentId department_id;  // with choice
  std::string subject;
  std::string note;
  Timestamp sent_at;
  std::string callback;  // what the driver answers after it was stored

  // Of e-mail. The HTML is safe to show in a frame without scripts: what is folded in it has
  // data-fold, pictures wait in data-src and data-cid. `text` is without what is folded, which is
  // in `quoted`.
  std::string html;
  bool is_formatted = false;  // the HTML shows more than the text tells
  std::string quoted;
  std::string reply_to;  // an address, when answers shall not go to the sender
  std::vector<InboundRecipient> recipients;
  InboundNature nature = InboundNature::personal;
  MailLoss loss = MailLoss::none;
  std::optional<InboundBounce> bounce;
  SenderCheck sender_check = SenderCheck::unchecked;
  // The same for the same mail, however it has come; with it, the external id alone tells nothing.
  std::string content_hash;
  std::string checked_by;  // the server that says on top whether the sender is who they say
  std::string reply_key;   // in an address of ours that it was sent to
  // A colleague has written it with another program; `recipients` are the customers.
  bool is_ours = false;
};

}  // namespace harken
