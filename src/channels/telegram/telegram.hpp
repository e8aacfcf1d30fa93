// SPDX-License-Identifier: AGPL-3.0-or-later
// A bot of Telegram as a channel. Secrets: `token` (from the BotFather) and `hook_secret` (ours:
// 1 to 256 letters, digits, - and _, by which we know that an update comes from Telegram).
#pragma once

#include <string>
#include <vector>

#include "ports/channel_driver.hpp"
#include "ports/http_client.hpp"

namespace harken {

class TelegramDriver final : public ChannelDriver {
 public:
  explicit TelegramDriver(HttpClient& http) : http_(http) {}

  // Fields: those of telegram/settings.hpp, and `token`.
  Result<std::string> check(const Connection& connection) override;
  // Another bot has updates and messages of its own: it is another channel.
  Status check_change(const std::string& before, const std::string& after) const override;
  std::string destination(const std::string& settings) const override;
  Status connect(const Connection& connection) override;
  Status inspect(const Connection& connection, Timestamp now) override;
  Status disconnect(const Connection& connection) override;

  std::size_t largest_hook() const override { return 1024 * 1024; }
  Result<std::vector<RawInbound>> read_hook(const Connection& connection,
                                            const HookRequest& request) override;
  bool polls(const Connection& connection) const override;
  // "Bot API, Getting updates": no longer than 24 hours.
  std::int64_t keeps_news_for_seconds() const override { return 86'400; }
  // Errors besides those of telegram/failures.hpp: other_poller and webhook_is_set, when another
  // program uses the same bot.
  Result<Polled> poll(const Connection& connection, const std::string& cursor,
                      std::stop_token stop) override;
  Result<Inbound> parse(const Connection& connection,
                        const std::vector<RawInbound>& items) override;
  Result<std::string> fetch_file(const Connection& connection, const InboundFile& file,
                                 std::int64_t max_bytes) override;
  bool has_photos() const override { return true; }
  Result<std::string> fetch_photo(const Connection& connection, const std::string& sender,
                                  std::int64_t max_bytes) override;
  void acknowledge(const Connection& connection, const Inbound& inbound) override;

  SendResult send(const Connection& connection, const Outbound& outbound,
                  const SendTools& tools) override;
  // "Bot API, deleteMessage": what is older than 48 hours stays there.
  SendResult correct(const Connection& connection, const Outbound& outbound,
                     const SendTools& tools) override;
  void show_typing(const Connection& connection, const std::string& recipient) override;

 private:
  HttpClient& http_;
};

}  // namespace harken
