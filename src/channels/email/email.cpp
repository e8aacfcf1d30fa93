// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/email.hpp"

#include "channels/email/authentication.hpp"
#include "channels/email/incoming.hpp"
#include "channels/email/mail_content.hpp"
#include "channels/email/message_id.hpp"
#include "channels/email/outgoing.hpp"
#include "channels/email/reply_address.hpp"
#include "channels/email/sanitize.hpp"
#include "channels/email/smtp.hpp"
#include "channels/email/unreadable.hpp"

namespace harken::email {
namespace {

std::unexpected<SendFailure> failure(SendProblem problem, const Error& error) {
  return std::unexpected(SendFailure{problem, error.code, error.detail, {}});
}

enum class SignInBy : std::uint8_t { password, token, oauth2 };

SignInBy sign_in_of(const MailboxSettings& settings) {
  if (settings.oauth2) return SignInBy::oauth2;
  return settings.imap.oauth_token.empty() ? SignInBy::password : SignInBy::token;
}

// What is to be mended, as the settings call it.
std::string field_of(std::string_view code, const std::string& server, SignInBy by) {
  if (code == "authentication_failed") {
    // A token that the provider has just given is of somebody else, or for something else.
    if (by == SignInBy::oauth2) return "settings." + server + ".user";
    return by == SignInBy::token ? "secrets.oauth_token" : "secrets." + server + "_password";
  }
  if (code == "tls_failed" || code == "tls_missing" || code == "certificate_refused")
    return "settings." + server + ".security";
  return "settings." + server + ".host";
}

std::unexpected<Error> diagnosis(Error error, const std::string& server, SignInBy by) {
  if (error.field.empty()) error.field = field_of(error.code, server, by);
  error.detail = (server == "imap" ? "IMAP: " : "SMTP: ") + error.detail;
  return std::unexpected(std::move(error));
}

// What a session was opened with; when it changes the session is another one.
std::string key_of(const Connection& connection) {
  std::string key = connection.settings;
  for (const auto& [name, secret] : connection.secrets)
    if (name != kAccessToken) key += "\n" + name + "\n" + secret.reveal();
  return make_message_id(key, {});
}

std::string_view without_cut_header(std::string_view payload, MailLoss& loss) {
  if (!payload.starts_with(kCutHeader)) return payload;
  const auto end = payload.find("\r\n");
  if (end == std::string_view::npos) return payload;
  loss = MailLoss::cut;
  return payload.substr(end + 2);
}

}  // namespace

struct EmailDriver::OpenMailbox {
  std::string key;
  Mailbox mailbox;
  bool is_used = false;
};

EmailDriver::EmailDriver(HttpClient& http, Clock& clock, EmailOptions options)
    : clock_(clock), options_(std::move(options)), tokens_(http, clock) {}
EmailDriver::~EmailDriver() = default;

Result<MailboxSettings> EmailDriver::settings_of(const Connection& connection) const {
  ASSIGN_OR_RETURN(auto settings, read_settings(connection));
  settings.imap.ca_file = settings.smtp.ca_file = options_.ca_file;
  settings.imap.egress = settings.smtp.egress = options_.egress;
  return settings;
}

Status EmailDriver::try_out(const MailboxSettings& settings) const {
  const auto by = sign_in_of(settings);
  const auto mailbox = Mailbox::open(settings, options_.limits, {});
  if (!mailbox) return diagnosis(mailbox.error(), "imap", by);
  const auto smtp = check_smtp(settings.smtp, settings.address);
  if (!smtp) return diagnosis(smtp.error(), "smtp", by);
  return {};
}

Result<std::string> EmailDriver::check(const Connection& connection) {
  ASSIGN_OR_RETURN(auto settings, settings_of(connection));
  const auto by = sign_in_of(settings);
  if (by == SignInBy::password && settings.imap.password.empty())
    return fail_invalid("secrets.imap_password", "it is needed");
  if (by == SignInBy::oauth2 && settings.oauth2->refresh_token.empty())
    return fail_invalid("secrets.oauth_refresh_token", "it is needed");
  TokenWish wish;
  wish.is_urgent = true;
  for (auto sign_in = this->sign_in(connection, settings, wish);;) {
    ASSIGN_OR_RETURN(const auto ready, sign_in.settings());
    const auto tried = try_out(ready);
    if (tried) return to_json(settings);
    if (!sign_in.is_worth_another_try(tried.error().code)) return std::unexpected(tried.error());
  }
}

std::string EmailDriver::destination(const std::string& settings) const {
  const auto read = read_settings({{}, settings, {}, {}});
  if (!read) return settings;
  std::string servers;
  for (const auto* server : {&read->imap, &read->smtp})
    servers += server->host + ":" + std::to_string(server->port) + ":" +
               std::to_string(static_cast<int>(server->security)) + "\n";
  if (read->oauth2) servers += read->oauth2->token_url + "\n";
  return servers;
}

std::string EmailDriver::signature(const Connection& connection,
                                   const std::string& personal) const {
  const auto settings = read_settings(connection);
  return settings ? signature_of(*settings, personal) : personal;
}

Status EmailDriver::disconnect(const Connection& connection) {
  const std::lock_guard lock(mutex_);
  idle_.erase(connection.channel_id);
  return {};
}

SignIn EmailDriver::sign_in(const Connection& connection, MailboxSettings settings,
                            TokenWish wish) {
  wish.replace = connection.replace_secret;
  wish.take_turn = connection.take_turn;
  return {tokens_, std::move(settings), std::move(wish)};
}

Result<Mailbox> EmailDriver::open(const Connection& connection, const MailboxSettings& settings,
                                  const std::stop_token& stop) {
  TokenWish wish;
  wish.stop = stop;
  for (auto sign_in = this->sign_in(connection, settings, wish);;) {
    ASSIGN_OR_RETURN(const auto ready, sign_in.settings());
    auto mailbox = Mailbox::open(ready, options_.limits, stop);
    if (mailbox || !sign_in.is_worth_another_try(mailbox.error().code)) return mailbox;
  }
}

Result<std::unique_ptr<EmailDriver::OpenMailbox>> EmailDriver::take(const Connection& connection,
                                                                    const MailboxSettings& settings,
                                                                    const std::stop_token& stop) {
  auto key = key_of(connection);
  std::unique_ptr<OpenMailbox> known;
  {
    const std::lock_guard lock(mutex_);
    const auto found = idle_.find(connection.channel_id);
    if (found != idle_.end()) {
      known = std::move(found->second);
      idle_.erase(found);
    }
  }
  if (known && known->key == key) return known;
  ASSIGN_OR_RETURN(auto mailbox, open(connection, settings, stop));
  return std::make_unique<OpenMailbox>(OpenMailbox{std::move(key), std::move(mailbox)});
}

void EmailDriver::give_back(ChannelId id, std::unique_ptr<OpenMailbox> mailbox) {
  const std::lock_guard lock(mutex_);
  idle_[id] = std::move(mailbox);
}

Result<Polled> EmailDriver::poll(const Connection& connection, const std::string& cursor,
                                 std::stop_token stop) {
  ASSIGN_OR_RETURN(const auto settings, settings_of(connection));
  ASSIGN_OR_RETURN(const auto start, read_cursor(cursor));
  for (bool is_again = false;; is_again = true) {
    ASSIGN_OR_RETURN(auto open, take(connection, settings, stop));
    auto place = start;
    auto items = open->mailbox.news(place, clock_.now(), stop);
    if (items) {
      open->is_used = true;
      give_back(connection.channel_id, std::move(open));
      return Polled{*std::move(items), to_text(place)};
    }
    // One that has lain idle may have been closed by the server meanwhile.
    if (is_again || !open->is_used) return std::unexpected(items.error());
  }
}

// Whatever it is, somebody has sent it: of what can't be read as much as can be.
Result<ReadMail> EmailDriver::read(std::string_view bytes, MailLoss& loss) const {
  auto read = options_.read(bytes);
  if (read || read.error().kind != Errc::invalid) return read;
  loss = MailLoss::unreadable;
  read = options_.read(head_alone(bytes));
  if (read || read.error().kind != Errc::invalid) return read;
  return ReadMail{};
}

Result<Inbound> EmailDriver::parse(const Connection& connection,
                                   const std::vector<RawInbound>& items) {
  if (items.empty()) return fail_invalid("mail", "there is none");
  ASSIGN_OR_RETURN(const auto settings, read_settings(connection));
  const auto& item = items.front();
  auto loss = MailLoss::none;
  const auto bytes = without_cut_header(item.payload, loss);
  ASSIGN_OR_RETURN(auto read, this->read(bytes, loss));
  auto content = content_hash(read.mail, bytes);
  // What lies in our own folder of sent mails is ours.
  const bool is_sent = item.lane == kSentLane;
  const auto sender_check = check_sender(read.mail, is_sent ? "" : settings.authserv_id);
  const auto checked_by =
      read.mail.authentication.empty() ? "" : read.mail.authentication.front().server;
  const OwnMarks own{mark_of(connection), domain_of(settings.address)};
  auto inbound = to_inbound(std::move(read), own, is_sent);
  inbound.sender_check = sender_check;
  inbound.checked_by = checked_by;
  for (const auto& recipient : inbound.recipients)
    if (auto key = reply_key_in(recipient.email, settings.address); !key.empty())
      inbound.reply_key = std::move(key);
  inbound.content_hash = std::move(content);
  inbound.loss = loss;
  return inbound;
}

Result<std::string> EmailDriver::show_html(std::string_view html,
                                           const PictureSources& pictures) const {
  return with_pictures(html, pictures);
}

SendResult EmailDriver::send(const Connection& connection, const Outbound& outbound,
                             const SendTools& tools) {
  if (!outbound.sent_parts.empty()) return {};
  const auto settings = settings_of(connection);
  if (!settings) return failure(SendProblem::paused, settings.error());
  const auto mail = outgoing_mail(*settings, mark_of(connection), outbound, tools);
  if (!mail) return failure(SendProblem::later, mail.error());
  const auto bytes = compose(*mail);
  if (!bytes) return failure(SendProblem::refused, bytes.error());
  for (auto sign_in = this->sign_in(connection, *settings);;) {
    const auto ready = sign_in.settings();
    // However long the provider gives no token, nothing was sent and nothing is given up.
    if (!ready) return failure(SendProblem::paused, ready.error());
    auto result = send_mail(ready->smtp, ready->address, recipients_of(*mail), *bytes);
    if (result) break;
    if (!sign_in.is_worth_another_try(result.error().code)) return result;
  }
  // It has been sent; that its id is not stored is no reason to send it again.
  static_cast<void>(tools.note_parts({mail->message_id}));
  return {};
}

}  // namespace harken::email
