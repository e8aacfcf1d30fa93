// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/imap.hpp"

#include <algorithm>

namespace harken::email {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kAnswer{60'000};
constexpr milliseconds kAfterDone{10'000};

// "OK [UIDVALIDITY 7] fine" has its brackets in one word.
std::optional<std::uint32_t> bracketed(const ImapReply& reply, std::string_view name) {
  for (const auto& word : reply) {
    if (!word.text.starts_with("[") || !word.text.ends_with("]")) continue;
    const auto inside = std::string_view(word.text).substr(1, word.text.size() - 2);
    const auto space = inside.find(' ');
    if (space == std::string_view::npos) continue;
    if (ImapWord{ImapWord::Kind::atom, std::string(inside.substr(0, space))}.is(name))
      return ImapWord{ImapWord::Kind::atom, std::string(inside.substr(space + 1))}.number();
  }
  return std::nullopt;
}

std::string words_of(const ImapReply& reply, std::size_t first) {
  std::string text;
  for (std::size_t i = first; i < reply.size(); ++i) {
    if (!text.empty()) text += " ";
    text += reply[i].text;
  }
  return text;
}

// The word behind this one in a reply to FETCH.
const ImapWord* value_of(const ImapReply& reply, std::string_view name) {
  for (std::size_t i = 0; i + 1 < reply.size(); ++i)
    if (reply[i].is(name) || (reply[i].kind == ImapWord::Kind::atom && name.ends_with("[") &&
                              reply[i].text.starts_with(name)))
      return &reply[i + 1];
  return nullptr;
}

std::string set_of(std::span<const ImapMail> mails) {
  std::string set;
  for (const auto& mail : mails) set += (set.empty() ? "" : ",") + std::to_string(mail.uid);
  return set;
}

bool is_about(const ImapReply& reply, std::string_view kind) {
  return reply.size() > 2 && reply[0].is("*") && (reply[1].is(kind) || reply[2].is(kind));
}

}  // namespace

Result<ImapSession> ImapSession::open(const MailServer& server, const std::stop_token& stop) {
  ASSIGN_OR_RETURN(auto connection, WireConnection::open(server));
  ImapSession session(std::move(connection), stop);
  RETURN_IF_ERROR(session.read_capabilities());
  return session;
}

Status ImapSession::read_capabilities() {
  ASSIGN_OR_RETURN(const auto replies, run("CAPABILITY"));
  for (const auto& reply : replies)
    for (const auto& word : reply) {
      can_idle_ = can_idle_ || word.is("IDLE");
      knows_special_use_ = knows_special_use_ || word.is("SPECIAL-USE");
    }
  return {};
}

Result<ImapReply> ImapSession::next(milliseconds longest) {
  for (;;) {
    ASSIGN_OR_RETURN(auto reply, reader_.next());
    if (reply) return *std::move(reply);
    ASSIGN_OR_RETURN(const auto bytes, connection_.read(longest, stop_));
    reader_.add(bytes);
  }
}

// The untagged replies, and the tagged one last.
Result<std::vector<ImapReply>> ImapSession::run(const std::string& command, std::size_t most) {
  const auto tag = "h" + std::to_string(++commands_);
  RETURN_IF_ERROR(connection_.write(tag + " " + command + "\r\n"));
  std::vector<ImapReply> replies;
  std::size_t bytes = 0;
  for (;;) {
    ASSIGN_OR_RETURN(auto reply, next(kAnswer));
    for (const auto& word : reply) bytes += word.text.size();
    if (bytes > most) return fail(Errc::unavailable, "protocol_error", "it says too much");
    const bool is_end = !reply.empty() && reply[0].is(tag);
    if (is_end && !(reply.size() > 1 && reply[1].is("OK")))
      return fail(Errc::unavailable, "refused", words_of(reply, 1));
    replies.push_back(std::move(reply));
    if (is_end) return replies;
  }
}

Result<std::vector<ImapFolder>> ImapSession::folders() {
  const auto command =
      std::string("LIST \"\" \"*\"") + (knows_special_use_ ? " RETURN (SPECIAL-USE)" : "");
  auto replies = run(command);
  // Some know the attribute and not how to ask for it.
  if (!replies && knows_special_use_) replies = run("LIST \"\" \"*\"");
  if (!replies) return std::unexpected(replies.error());
  std::vector<ImapFolder> result;
  for (const auto& reply : *replies) {
    if (!is_about(reply, "LIST") || reply.size() < 5) continue;
    ImapFolder folder{reply.back().text, false};
    folder.is_sent = std::ranges::any_of(reply, [](const auto& word) { return word.is("\\Sent"); });
    result.push_back(std::move(folder));
  }
  return result;
}

Result<ImapState> ImapSession::open_folder(const std::string& name) {
  ASSIGN_OR_RETURN(const auto replies, run("EXAMINE " + imap_quoted(name)));
  ImapState state;
  for (const auto& reply : replies) {
    if (const auto value = bracketed(reply, "UIDVALIDITY")) state.uid_validity = *value;
    if (const auto value = bracketed(reply, "UIDNEXT")) state.uid_next = *value;
  }
  return state;
}

Result<std::vector<ImapMail>> ImapSession::mails_from(std::uint32_t uid, const std::string& since,
                                                      std::size_t limit) {
  ASSIGN_OR_RETURN(const auto replies, run("UID SEARCH UID " + std::to_string(uid) + ":*" +
                                           (since.empty() ? "" : " SINCE " + since)));
  std::vector<std::uint32_t> uids;
  for (const auto& reply : replies)
    if (is_about(reply, "SEARCH"))
      for (const auto& word : reply)
        // "n:*" names the last mail even when its number is lower.
        if (const auto value = word.number(); value && *value >= uid) uids.push_back(*value);
  std::ranges::sort(uids);
  if (uids.size() > limit) uids.resize(limit);
  if (uids.empty()) return std::vector<ImapMail>{};
  std::string set;
  for (const auto each : uids) set += (set.empty() ? "" : ",") + std::to_string(each);
  ASSIGN_OR_RETURN(const auto sizes, run("UID FETCH " + set + " (UID RFC822.SIZE)"));
  std::vector<ImapMail> mails;
  for (const auto& reply : sizes) {
    const auto* found = value_of(reply, "UID");
    const auto* size = value_of(reply, "RFC822.SIZE");
    if (is_about(reply, "FETCH") && found && size && found->number())
      mails.push_back({*found->number(), size->number().value_or(0)});
  }
  std::ranges::sort(mails, {}, &ImapMail::uid);
  return mails;
}

Result<std::string> ImapSession::fetch_section(std::uint32_t uid, const std::string& section) {
  ASSIGN_OR_RETURN(const auto replies,
                   run("UID FETCH " + std::to_string(uid) + " (UID BODY.PEEK" + section + ")"));
  for (const auto& reply : replies)
    if (const auto* body = value_of(reply, "BODY["); is_about(reply, "FETCH") && body)
      if (body->kind == ImapWord::Kind::text) return body->text;
  return std::string();
}

Result<std::optional<std::string>> ImapSession::fetch(const ImapMail& mail, std::size_t limit) {
  constexpr std::size_t kStart = 256 * 1024;
  const bool is_whole = mail.size <= limit;
  ASSIGN_OR_RETURN(auto bytes, fetch_section(mail.uid, is_whole ? "[]" : "[HEADER]"));
  if (bytes.empty()) return std::nullopt;
  if (is_whole) return bytes;
  ASSIGN_OR_RETURN(const auto start,
                   fetch_section(mail.uid, "[TEXT]<0." + std::to_string(kStart) + ">"));
  return bytes + start;
}

Result<std::map<std::uint32_t, std::string>> ImapSession::fetch_whole(
    std::span<const ImapMail> mails) {
  std::map<std::uint32_t, std::string> result;
  ASSIGN_OR_RETURN(const auto replies,
                   run("UID FETCH " + set_of(mails) + " (UID BODY.PEEK[])", kMaxMailBytes));
  for (const auto& reply : replies) {
    const auto* uid = value_of(reply, "UID");
    const auto* body = value_of(reply, "BODY[");
    const bool is_mail = is_about(reply, "FETCH") && uid && uid->number() && body &&
                         body->kind == ImapWord::Kind::text && !body->text.empty();
    if (is_mail) result[*uid->number()] = body->text;
  }
  return result;
}

Result<std::vector<std::string>> ImapSession::headers(std::span<const ImapMail> mails) {
  const auto set = set_of(mails);
  std::vector<std::string> result;
  if (set.empty()) return result;
  ASSIGN_OR_RETURN(const auto replies, run("UID FETCH " + set + " (UID BODY.PEEK[HEADER])"));
  for (const auto& reply : replies)
    if (const auto* header = value_of(reply, "BODY["); is_about(reply, "FETCH") && header)
      if (header->kind == ImapWord::Kind::text) result.push_back(header->text);
  return result;
}

Status ImapSession::idle(milliseconds longest) {
  const auto tag = "h" + std::to_string(++commands_);
  RETURN_IF_ERROR(connection_.write(tag + " IDLE\r\n"));
  const auto end = std::chrono::steady_clock::now() + longest;
  for (bool is_waiting = true; is_waiting;) {
    const auto left =
        std::chrono::duration_cast<milliseconds>(end - std::chrono::steady_clock::now());
    const auto reply = next(std::max(left, milliseconds{1}));
    if (!reply && reply.error().code != std::string_view("timed_out") &&
        reply.error().code != std::string_view("cancelled"))
      return std::unexpected(reply.error());
    // "* OK Still here" is no news.
    is_waiting =
        reply && !is_about(*reply, "EXISTS") && !is_about(*reply, "RECENT") && left.count() > 0;
    if (reply && reply->size() > 1 && (*reply)[0].is(tag))
      return fail(Errc::unavailable, "refused", words_of(*reply, 1));
  }
  RETURN_IF_ERROR(connection_.write("DONE\r\n"));
  const auto stop = std::exchange(stop_, {});
  for (;;) {
    auto reply = next(kAfterDone);
    if (!reply) return std::unexpected(reply.error());
    if (!reply->empty() && (*reply)[0].is(tag)) break;
  }
  stop_ = stop;
  return {};
}

}  // namespace harken::email
