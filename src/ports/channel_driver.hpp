// SPDX-License-Identifier: AGPL-3.0-or-later
// How a kind of channel plugs in: one folder under src/channels implements this, and one line of
// server/channels.cpp names it. A driver knows no use case and no database; all its I/O is blocking
// and happens outside of transactions, on threads of the channel jobs.
#pragma once

#include <chrono>
#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/connection.hpp"
#include "core/model/delivery.hpp"
#include "core/model/message.hpp"
#include "core/model/staff.hpp"

namespace harken {

// A provider has given a secret in place of another. Durable when it returns; what somebody has
// changed meanwhile stays as they want it.
using ReplaceSecret =
    std::function<Status(const char* name, const Secret& before, const Secret& after)>;

// The turn at the secrets of a channel, of all nodes that work with them: as they are stored now,
// and nobody else replaces one until this goes.
using SecretTurn = std::shared_ptr<const Secrets>;
using TakeTurn = std::function<Result<SecretTurn>(const std::stop_token& stop)>;
// Kept by drivers that sign in, as long as it is good. Nobody is shown that it is there.
inline constexpr const char* kAccessToken = "oauth_access_token";

// A configured channel, as its driver sees it.
struct Connection {
  ChannelId channel_id;
  std::string settings = "{}";  // JSON object, of the driver's own shape
  Secrets secrets;
  std::string hook_url;               // where the provider reaches this channel; empty: it can't
  ReplaceSecret replace_secret = {};  // where the driver signs in
  TakeTurn take_turn = {};            // none: the secrets are not those that are stored
};

// Where a message's HTML has its pictures from when it is shown.
struct PictureSources {
  // Of a file that came with it: its address, asked for at each use. Empty: it stays out.
  std::function<std::string(std::string_view content_id)> of_file;
  bool from_elsewhere = false;  // those that lie on others' servers, too
};

// What came to POST /hooks/{channel}.
struct HookRequest {
  // By its name in lower case; empty: there is none.
  std::function<std::string_view(std::string_view name)> header;
  std::string_view body;
  Timestamp now;
};

struct Polled {
  std::vector<RawInbound> items;
  std::string cursor;  // stored with the items, in one transaction, and given to the next poll
};

struct MailRecipient {
  std::string name;
  std::string email;
};

// What a message is besides, when it goes out as an e-mail.
struct OutboundMail {
  std::string subject;
  std::vector<MailRecipient> to;  // empty: the recipient alone
  std::vector<MailRecipient> cc;
  std::vector<MailRecipient> bcc;
  std::string signature;                // of who wrote; the mailbox may have one, too
  std::string html;                     // of what was written; empty: its text alone
  std::string history;                  // what it answers, quoted, below the signature
  std::string history_html;             // with html
  std::vector<std::string> references;  // ids, the oldest first
  std::string reply_key;  // leads answers back, where the mailbox takes addresses with a plus
  // Files that the HTML shows: their content id by the id of the file.
  std::map<std::string, std::string> inline_files;
  bool is_automatic = false;  // nobody has written it
};

struct Outbound {
  // send; or what was sent, in `sent_parts`, is otherwise or gone from now on.
  DeliveryTask task = DeliveryTask::send;
  std::string recipient;  // the identity's external id
  PublicMessage message;
  std::string idempotency_key;  // the same in every attempt
  std::string reply_to;         // the provider's id of the message that it answers; may be empty
  // The provider's ids of the parts that earlier attempts have sent, in order: they are not sent
  // again.
  std::vector<std::string> sent_parts;
  std::optional<OutboundMail> mail = {};
  std::optional<Document> document = {};  // how it is formatted; the text says the same
};

// What a driver asks of the desk while it sends.
struct SendTools {
  std::function<Result<std::string>(const File&)> read_file;
  // Durable when it returns: these parts have been sent, and are not sent again. Together, because
  // one call of a provider may make several (an album): all of them are stored, or none.
  std::function<Status(const std::vector<std::string>& external_ids)> note_parts;
  // The same of parts that are gone from there.
  std::function<Status(const std::vector<std::string>& external_ids)> forget_parts = {};
};

// Whether an attempt of which nobody knows how it ended is made again without anybody asking for
// it.
enum class Repeat : std::uint8_t {
  never,  // the customer might read it twice
  once,   // whoever gets it twice sees it once, nearly everywhere
  always  // the other side knows what it has taken already by the idempotency key
};

enum class SendProblem : std::uint8_t {
  later,     // try again, not before `after`
  refused,   // this message never
  gone,      // this customer can't be reached any more
  paused,    // nothing can be sent over this channel until somebody mends it (a token, a password)
  uncertain  // it may have been sent
};

struct SendFailure {
  SendProblem problem = SendProblem::later;
  std::string code;    // stable, such as "blocked_by_customer"; the console translates it
  std::string detail;  // the provider's words, without secrets
  std::optional<std::chrono::milliseconds> after;
};
using SendResult = std::expected<void, SendFailure>;

// The provider can't deliver to our hook; over when something comes over it.
inline constexpr const char* kHookFailing = "hook_failing";

// Files come in it, too.
inline constexpr std::size_t kLargestHook = 15 * 1024 * 1024;

class ChannelDriver {
 public:
  virtual ~ChannelDriver() = default;

  // Settings from outside, before they are stored: gives them in their own form, with what the
  // provider said of them (the bot's name). Asks the provider. Errors: invalid with the field, or
  // unavailable with the provider's answer.
  virtual Result<std::string> check(const Connection&) = 0;
  // Other settings, after check(): Errors: invalid, when they are of somebody else, whose messages
  // would be mixed up with those that are there.
  virtual Status check_change(const std::string& /*before*/, const std::string& /*after*/) const {
    return {};
  }
  // To whom the secrets are shown, as the settings say: when that changes, they are asked for
  // again.
  virtual std::string destination(const std::string& /*settings*/) const { return {}; }
  // The channel starts, or its settings or our address have changed: tells the provider where to
  // deliver.
  virtual Status connect(const Connection&) { return {}; }
  // How deliveries to our hook go, as the provider says; asked now and then. Errors: kHookFailing.
  virtual Status inspect(const Connection&, Timestamp /*now*/) { return {}; }
  // The channel is taken away.
  virtual Status disconnect(const Connection&) { return {}; }

  // Bytes of what the provider posts at once.
  virtual std::size_t largest_hook() const { return kLargestHook; }
  // Pure. Errors: unauthenticated (not from the provider), invalid.
  virtual Result<std::vector<RawInbound>> read_hook(const Connection&, const HookRequest&) {
    return fail(Errc::not_found, "not_found", "this channel takes no webhooks");
  }
  // Whether poll() is to be called again and again.
  virtual bool polls(const Connection&) const { return false; }
  // How long the provider keeps news that nobody fetches or takes, before it throws them away. 0:
  // for good.
  virtual std::int64_t keeps_news_for_seconds() const { return 0; }
  // Waits for news, at most half a minute, and returns at once when asked to stop.
  virtual Result<Polled> poll(const Connection&, const std::string& cursor, std::stop_token) {
    return Polled{{}, cursor};
  }
  // Pure: one item, or all of one group in order. Errors: invalid, when nothing can be made of it
  // (it is kept and shown).
  virtual Result<Inbound> parse(const Connection&, const std::vector<RawInbound>&) = 0;
  // Pure. The HTML of a message, as parse() gave it, with these pictures. Errors: invalid.
  virtual Result<std::string> show_html(std::string_view /*html*/, const PictureSources&) const {
    return fail_not_found("html");
  }
  // Errors: too_large, not_found (gone), unavailable (try again).
  virtual Result<std::string> fetch_file(const Connection&, const InboundFile&,
                                         std::int64_t /*max_bytes*/) {
    return fail_not_found("file");
  }
  // Of a sender, small; for a picture beside their name. Errors: not_found (there is none), and
  // those of fetch_file.
  virtual bool has_photos() const { return false; }
  virtual Result<std::string> fetch_photo(const Connection&, const std::string& /*sender*/,
                                          std::int64_t /*max_bytes*/) {
    return fail_not_found("photo");
  }
  // After it was stored: greets, answers a button. Best effort.
  virtual void acknowledge(const Connection&, const Inbound&) {}

  virtual SendResult send(const Connection&, const Outbound&, const SendTools&) = 0;
  // What was sent becomes what the message is now, or goes. Only where the capabilities say so, and
  // such that doing it twice is as good as once.
  virtual SendResult correct(const Connection&, const Outbound&, const SendTools&) {
    return std::unexpected(SendFailure{SendProblem::refused, "unsupported_by_channel", {}, {}});
  }
  // What the settings say of the program behind the channel.
  virtual DeclaredCapabilities declared(const std::string& /*settings*/) const { return {}; }
  // Pure: what send() writes below an answer of somebody with this signature.
  virtual std::string signature(const Connection&, const std::string& /*personal*/) const {
    return {};
  }
  // Somebody types. Best effort, at most once in four seconds for a customer.
  virtual void show_typing(const Connection&, const std::string& /*recipient*/) {}
  virtual Repeat repeats() const { return Repeat::never; }
};

// Those that this server has. They live as long as this.
class ChannelDrivers {
 public:
  void add(ChannelKind kind, std::unique_ptr<ChannelDriver> driver) {
    drivers_[kind] = std::move(driver);
  }
  // Null: this kind needs none (the widget).
  ChannelDriver* find(ChannelKind kind) const {
    const auto found = drivers_.find(kind);
    return found == drivers_.end() ? nullptr : found->second.get();
  }

 private:
  std::map<ChannelKind, std::unique_ptr<ChannelDriver>> drivers_;
};

}  // namespace harken
