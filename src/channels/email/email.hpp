// SPDX-License-Identifier: AGPL-3.0-or-later
// E-mail as a channel: a mailbox by IMAP, out by SMTP.
#pragma once

#include <map>
#include <mutex>

#include "channels/email/access_tokens.hpp"
#include "channels/email/mailbox.hpp"
#include "channels/email/read_mail.hpp"
#include "channels/email/sign_in.hpp"
#include "ports/channel_driver.hpp"
#include "ports/env.hpp"

namespace harken::email {

struct EmailOptions {
  // Understands a stranger's bytes; the server gives one that does it in another process.
  std::function<Result<ReadMail>(std::string_view bytes)> read = read_mail;
  MailboxLimits limits;
  EgressRules egress;
  std::string ca_file;  // besides the system's own
};

class EmailDriver : public ChannelDriver {
 public:
  // The client reaches the endpoints that give access tokens.
  EmailDriver(HttpClient& http, Clock& clock, EmailOptions options = {});
  ~EmailDriver() override;

  // Signs in at both servers. Errors: invalid or unavailable with the field that is to be mended.
  Result<std::string> check(const Connection& connection) override;
  std::string destination(const std::string& settings) const override;
  Status disconnect(const Connection& connection) override;
  bool polls(const Connection&) const override { return true; }
  Result<Polled> poll(const Connection& connection, const std::string& cursor,
                      std::stop_token stop) override;
  Result<Inbound> parse(const Connection& connection,
                        const std::vector<RawInbound>& items) override;
  Result<std::string> show_html(std::string_view html,
                                const PictureSources& pictures) const override;
  SendResult send(const Connection& connection, const Outbound& outbound,
                  const SendTools& tools) override;
  std::string signature(const Connection& connection, const std::string& personal) const override;
  // The same Message-ID and bytes each time: whoever gets it twice sees it once (F4).
  Repeat repeats() const override { return Repeat::once; }

 private:
  struct OpenMailbox;

  Result<ReadMail> read(std::string_view bytes, MailLoss& loss) const;
  Result<MailboxSettings> settings_of(const Connection& connection) const;
  Status try_out(const MailboxSettings& settings) const;
  SignIn sign_in(const Connection& connection, MailboxSettings settings, TokenWish wish = {});
  Result<Mailbox> open(const Connection& connection, const MailboxSettings& settings,
                       const std::stop_token& stop);
  Result<std::unique_ptr<OpenMailbox>> take(const Connection& connection,
                                            const MailboxSettings& settings,
                                            const std::stop_token& stop);
  void give_back(ChannelId id, std::unique_ptr<OpenMailbox> mailbox);

  Clock& clock_;
  EmailOptions options_;
  AccessTokens tokens_;
  // Between two polls of a channel: signing in each time would tire the server.
  std::mutex mutex_;
  std::map<ChannelId, std::unique_ptr<OpenMailbox>> idle_;
};

}  // namespace harken::email
