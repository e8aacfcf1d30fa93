// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/contact/contacts.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "app/conversation/transitions.hpp"
#include "app/testing/desk.hpp"

namespace harken::app {
namespace {

class ContactTest : public ::testing::Test {
 protected:
  Result<Contact> rename(const Actor& actor, std::int64_t version, std::optional<std::string> name,
                         std::optional<std::string> email = {}) {
    const UpdateContact command{id_, version, std::move(name), std::move(email), {}};
    return desk_.attempt<Contact>(
        [&](Tx& tx) { return update_contact(tx, desk_.env, actor, command); });
  }
  Result<Contact> look(const Actor& actor) {
    return desk_.attempt<Contact>([&](Tx& tx) { return get_contact(tx, actor, id_); });
  }
  void expect_refused(const Result<Contact>& outcome, const char* code) {
    ASSERT_FALSE(outcome);
    EXPECT_STREQ(outcome.error().code, code);
    EXPECT_EQ(look(desk_.ana)->version, 1);
  }

  testing::Desk desk_;
  testing::Visitor nora_ = desk_.arrive();
  ContactId id_ = nora_.session.contact_id;
  ConversationId conversation_ = desk_.open(nora_).id;
};

TEST_F(ContactTest, CU1_NameAndAddressAreEditedAndToldToWhoMaySeeThem) {
  const auto changed = rename(desk_.ana, 1, "  Nora Lind ", " Nora@Shop.TEST ");
  ASSERT_TRUE(changed);
  EXPECT_EQ(changed->name, "Nora Lind");
  EXPECT_EQ(changed->email, "nora@shop.test");
  EXPECT_EQ(changed->version, 2);
  EXPECT_EQ(desk_.find(conversation_).contact_name, "Nora Lind");
  const auto event = desk_.last_event();
  EXPECT_EQ(event.type, "contact.updated");
  EXPECT_EQ(event.audience.department_id, desk_.sales.id);
  EXPECT_FALSE(event.audience.everyone);
  EXPECT_FALSE(event.public_data);
  EXPECT_EQ(rename(desk_.ana, 2, {}, "")->email, "") << "unknown again";
}

TEST_F(ContactTest, WhoWasSlowerGetsTheContactAsItIsNow) {
  ASSERT_TRUE(rename(desk_.ana, 1, "Nora Lind"));
  const auto events = desk_.count_events();
  const auto late = rename(desk_.ben, 1, "Eleonora");
  ASSERT_FALSE(late);
  EXPECT_EQ(testing::code_of(late), "version_conflict");
  const auto current = boost::json::parse(late.error().current);
  EXPECT_EQ(current.at("name"), "Nora Lind");
  EXPECT_EQ(current.at("version"), 2);
  EXPECT_EQ(desk_.count_events(), events);
}

TEST_F(ContactTest, BadValuesChangeNothing) {
  expect_refused(rename(desk_.ana, 1, std::string(101, 'x')), "invalid");
  expect_refused(rename(desk_.ana, 1, "two\nlines"), "invalid");
  expect_refused(rename(desk_.ana, 1, {}, "nobody"), "invalid");
  expect_refused(rename(desk_.ana, 1, "Fine", "a@b@c"), "invalid");
}

TEST_F(ContactTest, A51_AContactIsSeenThroughItsConversations) {
  expect_refused(rename(desk_.rob, 1, "Hacked"), "not_found");
  EXPECT_EQ(testing::code_of(look(desk_.rob)), "not_found");
  desk_.value<Conversation>([&](Tx& tx) {
    return reassign(tx, desk_.env, desk_.mira, conversation_, desk_.repairs.id, UserId{});
  });
  EXPECT_TRUE(look(desk_.rob));
  EXPECT_FALSE(look(desk_.ana)) << "it has left sales";
  EXPECT_TRUE(look(desk_.admin));
}

}  // namespace
}  // namespace harken::app
