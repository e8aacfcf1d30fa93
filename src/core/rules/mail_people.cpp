// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/mail_people.hpp"

#include <algorithm>

#include "core/rules/text.hpp"

namespace harken {

namespace {

std::string usual(std::string_view email) { return to_lower_ascii(trim(email)); }

// help+key@desk.test is help@desk.test.
std::string without_plus(const std::string& email) {
  const auto at = email.rfind('@');
  const auto plus = email.find('+');
  if (at == std::string::npos || plus == std::string::npos || plus > at) return email;
  return email.substr(0, plus) + email.substr(at);
}

}  // namespace

bool is_own_address(std::string_view email, const std::vector<std::string>& mailboxes) {
  const auto given = usual(email);
  return std::ranges::any_of(mailboxes, [&](const std::string& mailbox) {
    const auto ours = usual(mailbox);
    return given == ours || without_plus(given) == ours;
  });
}

MailPerson answered_person(const MailPerson& writer, const MailFacts& mail,
                           const std::vector<std::string>& mailboxes) {
  const auto wanted = usual(mail.reply_to);
  if (wanted.empty() || wanted == usual(writer.email) || is_own_address(wanted, mailboxes))
    return {writer.name, usual(writer.email)};
  // The name belongs to the address that it came with.
  return {{}, wanted};
}

std::vector<MailPerson> others_among(const std::vector<MailPerson>& people,
                                     const std::vector<MailPerson>& without,
                                     const std::vector<std::string>& mailboxes) {
  std::vector<MailPerson> result;
  const auto is_in = [](const std::vector<MailPerson>& list, const std::string& email) {
    return std::ranges::any_of(list,
                               [&](const MailPerson& each) { return usual(each.email) == email; });
  };
  for (const auto& person : people) {
    const auto email = usual(person.email);
    if (email.empty() || is_in(without, email) || is_in(result, email)) continue;
    if (!is_own_address(email, mailboxes)) result.push_back({person.name, email});
  }
  return result;
}

}  // namespace harken
