// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/mailbox_cursor.hpp"

#include <array>
#include <boost/json.hpp>
#include <chrono>

namespace harken::email {

namespace json = boost::json;

Result<MailboxCursor> read_cursor(const std::string& text) {
  MailboxCursor cursor;
  if (text.empty()) return cursor;
  try {
    const auto folders = json::parse(text);
    for (const auto& [name, value] : folders.as_object()) {
      const auto& entry = value.as_object();
      FolderCursor folder;
      folder.uid_validity = value.at("uidvalidity").to_number<std::uint32_t>();
      folder.uid = value.at("uid").to_number<std::uint32_t>();
      if (const auto* since = entry.if_contains("since")) folder.since = since->as_string();
      folder.is_rescan = entry.contains("rescan");
      if (const auto* before = entry.if_contains("before"))
        for (const auto& mark : before->as_array()) folder.before.emplace_back(mark.as_string());
      cursor.emplace(name, std::move(folder));
    }
  } catch (const std::exception& error) {
    return fail_invalid("cursor", error.what());
  }
  return cursor;
}

std::string to_text(const MailboxCursor& cursor) {
  json::object folders;
  for (const auto& [name, folder] : cursor) {
    json::object entry{
        {"uidvalidity", folder.uid_validity}, {"uid", folder.uid}, {"since", folder.since}};
    if (folder.is_rescan) entry["rescan"] = true;
    if (!folder.before.empty())
      entry["before"] = json::array(folder.before.begin(), folder.before.end());
    folders[name] = std::move(entry);
  }
  return json::serialize(folders);
}

std::string imap_day_before(Timestamp at) {
  constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto time = std::chrono::sys_time(std::chrono::microseconds(at.micros));
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(time) -
                                        std::chrono::days(1));
  return std::to_string(static_cast<unsigned>(day.day())) + "-" +
         kMonths[static_cast<unsigned>(day.month()) - 1] + "-" +
         std::to_string(static_cast<int>(day.year()));
}

}  // namespace harken::email
