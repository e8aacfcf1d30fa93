// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/alike/alike.hpp"

#include <algorithm>
#include <set>

namespace harken::app {

namespace {

constexpr std::size_t kMostGroups = 10;
constexpr std::int64_t kDismissedForSeconds = 86'400;

std::int64_t count_customers(const std::vector<AlikeReport>& reports, bool only_dismissed) {
  std::set<ContactId> customers;
  for (const auto& report : reports)
    if (report.is_dismissed || !only_dismissed) customers.insert(report.contact_id);
  return std::ssize(customers);
}

Result<std::vector<AlikeReport>> reports_of(Tx& tx, Env& env, const Actor& actor,
                                            const AlikeMembers& members) {
  ASSIGN_OR_RETURN(auto reports, tx.alike().list_reports(actor, members));
  const auto oldest = env.clock.now().plus_seconds(-kAlikeWindowSeconds);
  std::erase_if(reports, [&](const AlikeReport& report) { return report.at < oldest; });
  return reports;
}

}  // namespace

Result<std::vector<AlikeGroup>> list_alike(Tx& tx, Env& env, const Actor& actor,
                                           const std::vector<AlikeMembers>& groups) {
  std::vector<AlikeGroup> shown;
  for (const auto& members : groups) {
    ASSIGN_OR_RETURN(auto reports, reports_of(tx, env, actor, members));
    const auto customers = count_customers(reports, false);
    const auto dismissed = count_customers(reports, true);
    if (customers < static_cast<std::int64_t>(kAlikeContacts) || dismissed * 2 >= customers)
      continue;
    const auto id = reports.front().message_id;
    shown.push_back({id, customers, std::move(reports)});
  }
  std::ranges::sort(shown, std::greater(), [](const auto& each) { return each.reports.back().at; });
  if (shown.size() > kMostGroups) shown.resize(kMostGroups);
  return shown;
}

Status dismiss_alike(Tx& tx, Env& env, const Actor& actor, const std::vector<AlikeMembers>& groups,
                     MessageId message) {
  const auto group = std::ranges::find_if(groups, [&](const AlikeMembers& members) {
    return std::ranges::find(members, message) != members.end();
  });
  if (group == groups.end()) return fail_not_found("group of alike requests");
  ASSIGN_OR_RETURN(const auto reports, reports_of(tx, env, actor, *group));
  // Whoever does not see the message does not learn that it is in a group.
  if (std::ranges::find(reports, message, &AlikeReport::message_id) == reports.end())
    return fail_not_found("group of alike requests");
  std::vector<MessageId> seen;
  for (const auto& report : reports) seen.push_back(report.message_id);
  const auto now = env.clock.now();
  RETURN_IF_ERROR(tx.alike().remove_dismissed_before(actor.workspace_id,
                                                     now.plus_seconds(-kDismissedForSeconds)));
  return tx.alike().dismiss(actor, seen, now);
}

}  // namespace harken::app
