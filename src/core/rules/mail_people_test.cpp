// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/mail_people.hpp"

#include <gtest/gtest.h>

namespace harken {
namespace {

const std::vector<std::string> kOurs{"Help@desk.test", "sales@desk.test"};

std::string emails(const std::vector<MailPerson>& people) {
  std::string all;
  for (const auto& person : people) all += person.email + " ";
  return all;
}

TEST(MailPeople, CO9_ours_are_all_mailboxes_with_and_without_a_plus) {
  for (const auto* ours :
       {"help@desk.test", "HELP@Desk.test", "help+0123@desk.test", " sales+a+b@desk.test"})
    EXPECT_TRUE(is_own_address(ours, kOurs)) << ours;
  for (const auto* other : {"helper@desk.test", "help@desk.test.evil.test", "help@other.test",
                            "boss@desk.test", "", "+@", "x+help@desk.test"})
    EXPECT_FALSE(is_own_address(other, kOurs)) << other;
}

TEST(MailPeople, C12_the_answer_goes_where_the_mail_wants_it) {
  const MailPerson form{"Kiln shop", "noreply@shop.test"};
  MailFacts mail;
  EXPECT_EQ(answered_person(form, mail, kOurs), form);
  mail.reply_to = "Kai@mail.test";
  EXPECT_EQ(answered_person(form, mail, kOurs), (MailPerson{"", "kai@mail.test"}));
}

TEST(MailPeople, A10_a_reply_to_of_our_own_is_no_address_to_answer_to) {
  const MailPerson kai{"Kai", "kai@mail.test"};
  MailFacts mail;
  mail.reply_to = "help+abc@desk.test";
  EXPECT_EQ(answered_person(kai, mail, kOurs), kai);
}

TEST(MailPeople, CO9_to_all_is_everybody_once_and_none_of_us) {
  const std::vector<MailPerson> people{{"", "help+key@desk.test"}, {"Lea", "Lea@mail.test"},
                                       {"", "sales@desk.test"},    {"Lea again", "lea@mail.test"},
                                       {"", "kai@mail.test"},      {"", ""},
                                       {"", "jo@mail.test"}};
  EXPECT_EQ(emails(others_among(people, {{"", "KAI@mail.test"}}, kOurs)),
            "lea@mail.test jo@mail.test ");
}

}  // namespace
}  // namespace harken
