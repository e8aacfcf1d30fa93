// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/mailbox.hpp"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <map>
#include <mutex>

#include "channels/email/mail_content.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

constexpr const char* kInbox = "INBOX";

// For servers that mark no folder as the one of sent mails.
bool is_usual_sent_name(const std::string& name) {
  constexpr std::array<std::string_view, 8> kNames = {
      "sent",       "sent items", "sent messages",      "inbox.sent",
      "inbox/sent", "gesendet",   "gesendete elemente", "terkirim"};
  const auto lower = to_lower_ascii(name);
  return std::ranges::find(kNames, std::string_view(lower)) != kNames.end() ||
         name == imap_folder_name("Отправленные");
}

RawInbound item_of(const std::string& folder, const char* lane, std::uint32_t uid_validity,
                   const ImapMail& mail, std::string bytes) {
  RawInbound item;
  item.external_id = folder + ";" + std::to_string(uid_validity) + ";" + std::to_string(mail.uid);
  item.lane = lane;
  item.payload = std::move(bytes);
  return item;
}

bool lay_there_before(const FolderCursor& cursor, std::string_view mail) {
  return std::ranges::find(cursor.before, header_mark(mail)) != cursor.before.end();
}

std::size_t size_of(const std::vector<RawInbound>& items) {
  std::size_t size = 0;
  for (const auto& each : items) size += each.payload.size();
  return size;
}

// The first, and those behind it that are not long: fetched by one command. Of some the server says
// no size.
std::span<const ImapMail> first_of(std::span<const ImapMail> mails, std::size_t longest) {
  const auto most = std::min<std::size_t>(1024 * 1024, longest);
  std::size_t count = 0;
  for (std::size_t size = 0; count < mails.size(); ++count) {
    size += mails[count].size > 0 ? mails[count].size : most;
    if (size > most) break;
  }
  return mails.first(std::max<std::size_t>(count, 1));
}

void pause(std::chrono::milliseconds longest, const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  never.wait_for(lock, stop, longest, [] { return false; });
}

}  // namespace

Result<Mailbox> Mailbox::open(const MailboxSettings& settings, const MailboxLimits& limits,
                              const std::stop_token& stop) {
  ASSIGN_OR_RETURN(auto session, ImapSession::open(settings.imap, stop));
  Mailbox mailbox(std::move(session), limits);
  RETURN_IF_ERROR(mailbox.find_sent_folder(settings.sent_folder));
  return mailbox;
}

Status Mailbox::find_sent_folder(const std::string& wanted) {
  ASSIGN_OR_RETURN(const auto folders, session_.folders());
  const auto find = [&](auto fits) {
    const auto found = std::ranges::find_if(folders, fits);
    if (found != folders.end() && sent_folder_.empty()) sent_folder_ = found->name;
  };
  if (!wanted.empty()) {
    const auto name = imap_folder_name(wanted);
    find([&](const ImapFolder& each) { return each.name == wanted || each.name == name; });
    if (sent_folder_.empty())
      return fail(Errc::unavailable, "no_such_folder", wanted, "settings.sent_folder");
    return {};
  }
  find([](const ImapFolder& each) { return each.is_sent; });
  find([](const ImapFolder& each) { return is_usual_sent_name(each.name); });
  return {};
}

// Servers know on which day a mail has come, not when; and numbers that are counted anew tell no
// order. So those of the first days are remembered by what they say.
Result<std::vector<std::string>> Mailbox::marks_of(const FolderCursor& start) {
  constexpr std::size_t kMost = 3'000;
  constexpr std::size_t kAtOnce = 100;
  ASSIGN_OR_RETURN(auto mails, session_.mails_from(1, start.since, kMost));
  std::erase_if(mails, [&](const ImapMail& mail) { return mail.uid > start.uid; });
  std::vector<std::string> marks;
  for (std::span<const ImapMail> rest(mails); !rest.empty();) {
    const auto some = rest.first(std::min(rest.size(), kAtOnce));
    rest = rest.subspan(some.size());
    ASSIGN_OR_RETURN(const auto headers, session_.headers(some));
    for (const auto& header : headers) marks.push_back(header_mark(header));
  }
  return marks;
}

// From now on: what lies there already was answered elsewhere.
Result<FolderCursor> Mailbox::start_of(const std::string& folder, Timestamp now) {
  ASSIGN_OR_RETURN(const auto state, session_.open_folder(folder));
  FolderCursor cursor{state.uid_validity, 0, imap_day_before(now), false};
  if (state.uid_next > 0) {
    cursor.uid = state.uid_next - 1;
  } else {
    constexpr std::size_t kAll = 10'000'000;
    ASSIGN_OR_RETURN(const auto mails, session_.mails_from(1, {}, kAll));
    if (!mails.empty()) cursor.uid = mails.back().uid;
  }
  ASSIGN_OR_RETURN(cursor.before, marks_of(cursor));
  return cursor;
}

// In their order; nothing: it has gone. One that the server leaves out of several is asked for
// alone.
Result<std::vector<std::optional<std::string>>> Mailbox::fetch(std::span<const ImapMail> mails) {
  std::map<std::uint32_t, std::string> together;
  if (mails.size() > 1) {
    ASSIGN_OR_RETURN(together, session_.fetch_whole(mails));
  }
  std::vector<std::optional<std::string>> fetched;
  for (const auto& mail : mails) {
    auto& bytes = fetched.emplace_back();
    if (const auto found = together.find(mail.uid); found != together.end()) {
      bytes = std::move(found->second);
      continue;
    }
    ASSIGN_OR_RETURN(bytes, session_.fetch(mail, limits_.mail_bytes));
    if (bytes && mail.size > limits_.mail_bytes)
      bytes->insert(0, std::string(kCutHeader) + std::to_string(mail.size) + "\r\n");
  }
  return fetched;
}

Status Mailbox::take(const std::string& folder, const char* lane, FolderCursor& cursor,
                     std::vector<RawInbound>& items) {
  ASSIGN_OR_RETURN(const auto state, session_.open_folder(folder));
  if (state.uid_validity != cursor.uid_validity)
    cursor = {state.uid_validity, 0, cursor.since, true, cursor.before};
  if (state.uid_next > 0 && state.uid_next <= cursor.uid + 1) return {};
  const auto limit = limits_.mails - std::min(limits_.mails, items.size());
  if (limit == 0) return {};
  ASSIGN_OR_RETURN(
      const auto mails,
      session_.mails_from(cursor.uid + 1, cursor.is_rescan ? cursor.since : std::string(), limit));
  for (std::span<const ImapMail> rest(mails); !rest.empty();) {
    const auto some = first_of(rest, limits_.mail_bytes);
    rest = rest.subspan(some.size());
    if (size_of(items) >= limits_.bytes) return {};
    ASSIGN_OR_RETURN(auto fetched, fetch(some));
    for (std::size_t i = 0; i < some.size(); ++i) {
      if (size_of(items) >= limits_.bytes) return {};
      cursor.uid = some[i].uid;
      auto& bytes = fetched[i];
      if (!bytes || (cursor.is_rescan && lay_there_before(cursor, *bytes))) continue;
      items.push_back(item_of(folder, lane, cursor.uid_validity, some[i], *std::move(bytes)));
    }
  }
  if (!cursor.is_rescan) return {};
  // Fewer than asked for is not the end: of those that were found some may be gone since.
  ASSIGN_OR_RETURN(const auto more, session_.mails_from(cursor.uid + 1, cursor.since, 1));
  cursor.is_rescan = !more.empty();
  return {};
}

// The inbox last: it is the one to wait at.
Status Mailbox::take_all(MailboxCursor& cursor, Timestamp now, std::vector<RawInbound>& items) {
  using Folder = std::pair<std::string, const char*>;
  for (const auto& [name, lane] : {Folder{sent_folder_, kSentLane}, Folder{kInbox, kInboxLane}}) {
    if (name.empty()) continue;
    if (!cursor.contains(name)) {
      ASSIGN_OR_RETURN(cursor[name], start_of(name, now));
    } else {
      RETURN_IF_ERROR(take(name, lane, cursor[name], items));
    }
  }
  return {};
}

Status Mailbox::wait(const std::stop_token& stop) {
  if (session_.can_idle()) return session_.idle(limits_.idle);
  pause(limits_.pause, stop);
  return {};
}

Result<std::vector<RawInbound>> Mailbox::news(MailboxCursor& cursor, Timestamp now,
                                              const std::stop_token& stop) {
  session_.set_stop(stop);
  std::vector<RawInbound> items;
  const auto start = cursor;
  RETURN_IF_ERROR(take_all(cursor, now, items));
  // How far it has come is stored before anything is waited for.
  if (cursor != start || !items.empty() || stop.stop_requested()) return items;
  RETURN_IF_ERROR(wait(stop));
  if (stop.stop_requested()) return items;
  RETURN_IF_ERROR(take(kInbox, kInboxLane, cursor[kInbox], items));
  return items;
}

}  // namespace harken::email
