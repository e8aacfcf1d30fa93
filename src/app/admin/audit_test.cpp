// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/admin/audit.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "app/admin/people.hpp"
#include "app/admin/sessions.hpp"
#include "app/admin/structure.hpp"
#include "app/composer/canned_replies.hpp"
#include "app/contact/contacts.hpp"
#include "app/testing/desk.hpp"
#include "ports/audit_log.hpp"

namespace harken::app {
namespace {

namespace json = boost::json;

class AuditUseTest : public ::testing::Test {
 protected:
  std::vector<AuditEntry> entries(const std::string& action) {
    return desk_.value<std::vector<AuditEntry>>([&](Tx& tx) {
      AuditQuery query;
      query.action = action;
      return tx.audit_log().list(desk_.admin.workspace_id, query);
    });
  }
  testing::Desk desk_;
};

TEST_F(AuditUseTest, AD5_WhoDidWhatFromWhereIsInTheTransactionOfIt) {
  auto admin = desk_.admin;
  admin.address = "192.0.2.7";
  EditLabel command;
  command.name = "vip";
  command.color = "red";
  const auto label =
      desk_.value<Label>([&](Tx& tx) { return create_label(tx, desk_.env, admin, command); });
  const auto found = entries("label.created");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].actor_id, admin.user_id);
  EXPECT_EQ(found[0].actor_name, "Ada");
  EXPECT_EQ(found[0].address, "192.0.2.7");
  EXPECT_EQ(found[0].kind, "label");
  EXPECT_EQ(found[0].subject_id, label.id.to_string());
  EXPECT_EQ(found[0].subject_name, "vip");
  // What is refused leaves no line.
  EXPECT_FALSE(
      desk_.attempt<Label>([&](Tx& tx) { return create_label(tx, desk_.env, admin, command); }));
  EXPECT_EQ(entries("label.created").size(), 1U);
}

TEST_F(AuditUseTest, AD5_WhatIsSharedIsInTheLogAndWhatIsPersonalIsNot) {
  EditCannedReply command;
  command.name = "Farewell";
  command.text = "Goodbye";
  for (const auto scope : {CannedScope::personal, CannedScope::workspace}) {
    command.scope = scope;
    desk_.value<CannedReply>(
        [&](Tx& tx) { return create_canned_reply(tx, desk_.env, desk_.mira, command); });
  }
  EXPECT_EQ(entries("canned_reply.created").size(), 1U);
  const auto customer = desk_.arrive().session.contact_id;
  desk_.value<Contact>([&](Tx& tx) { return block_contact(tx, desk_.env, desk_.mira, customer); });
  desk_.value<Contact>(
      [&](Tx& tx) { return unblock_contact(tx, desk_.env, desk_.mira, customer); });
  EXPECT_EQ(entries("contact.blocked").size(), 1U);
  EXPECT_EQ(entries("contact.unblocked").size(), 1U);
}

TEST_F(AuditUseTest, AD5_TheDifferenceIsKeptAndNothingElse) {
  UpdateUser command;
  command.id = desk_.ana.user_id;
  command.version = desk_
                        .value<std::optional<User>>([&](Tx& tx) {
                          return tx.users().find(desk_.admin.workspace_id, desk_.ana.user_id);
                        })
                        ->version;
  command.role = Role::supervisor;
  desk_.value<User>([&](Tx& tx) { return update_user(tx, desk_.env, desk_.admin, command); });
  const auto found = entries("user.updated");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(json::parse(found[0].changes),
            json::parse(R"([{"field":"role","from":"agent","to":"supervisor"}])"));
}

TEST_F(AuditUseTest, SignInsAndTokensLeaveTheirLineWithoutAnySecret) {
  const auto session = desk_.value<NewSession>([&](Tx& tx) {
    return create_session(tx, desk_.env, desk_.ana.workspace_id, desk_.ana.user_id, "192.0.2.9");
  });
  const auto token = desk_.value<NewToken>(
      [&](Tx& tx) { return create_token(tx, desk_.env, desk_.ana, "robot"); });
  EXPECT_TRUE(run_write(*desk_.database, [&](Tx& tx) {
    return note_failed_sign_in(tx, desk_.env, session.user, "192.0.2.66");
  }));
  ASSERT_EQ(entries("session.started").size(), 1U);
  EXPECT_EQ(entries("session.started")[0].address, "192.0.2.9");
  ASSERT_EQ(entries("session.failed").size(), 1U);
  EXPECT_FALSE(entries("session.failed")[0].actor_id);
  EXPECT_EQ(entries("session.failed")[0].subject_name, "Ana");
  ASSERT_EQ(entries("token.created").size(), 1U);
  for (const auto& entry : entries("")) {
    for (const auto& secret : {session.token.reveal(), session.csrf_token, token.token.reveal(),
                               token.row.token_hash, std::string("hash")})
      EXPECT_FALSE(entry.changes.contains(secret)) << entry.action;
  }
}

TEST(AuditChanges, LeaveOutWhatIsTheSameAndWhatIsSecret) {
  const json::value before{
      {"id", "1"},   {"version", 1},         {"name", "A"},
      {"empty", ""}, {"password", "secret"}, {"settings", {{"title", "T"}, {"key", "k"}}}};
  const json::value after{{"id", "1"},           {"version", 2},
                          {"name", "B"},         {"empty", ""},
                          {"password", "other"}, {"settings", {{"title", "U"}, {"key", "l"}}}};
  EXPECT_EQ(changes_between(before, after), json::parse(R"([{"field":"name","from":"A","to":"B"},
                            {"field":"settings.title","from":"T","to":"U"}])"));
  EXPECT_EQ(changes_between(nullptr, {{"name", "A"}, {"list", json::array{}}}),
            json::parse(R"([{"field":"name","from":null,"to":"A"}])"));
  EXPECT_EQ(changes_between({{"name", "A"}}, nullptr),
            json::parse(R"([{"field":"name","from":"A","to":null}])"));
}

TEST(AuditChanges, ALongTextIsCut) {
  const auto changes = changes_between(nullptr, {{"text", std::string(5'000, 'x')}});
  EXPECT_EQ(changes.at(0).at("to").as_string().size(), 500U);
}

}  // namespace
}  // namespace harken::app
