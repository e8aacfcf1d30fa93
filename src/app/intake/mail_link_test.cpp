// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/intake/mail_link.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "app/admin/identity_secrets.hpp"
#include "app/contact/contacts.hpp"
#include "app/contact/merge.hpp"
#include "app/conversation/open.hpp"
#include "app/conversation/transitions.hpp"
#include "app/testing/desk.hpp"
#include "app/testing/signing.hpp"

namespace harken::app {
namespace {

constexpr std::int64_t kDay = 86'400;
constexpr const char* kAddress = "nora@shop.test";

class MailLinkTest : public ::testing::Test {
 protected:
  MailLinkTest() {
    earlier_ = desk_.open(nora_);
    desk_.value<Conversation>(
        [&](Tx& tx) { return solve(tx, desk_.env, desk_.admin, earlier_.id); });
    desk_.value<Contact>([&](Tx& tx) {
      return update_contact(tx, desk_.env, desk_.admin, {earlier_.contact_id, 1, {}, kAddress, {}});
    });
    opened_ = desk_.value<Opened>([&](Tx& tx) {
      return open_conversation(tx, desk_.env, desk_.ana,
                               {earlier_.contact_id, desk_.channel.id, {}, "open-0001", "Hi", {}});
    });
    link_ = make();
  }
  std::string make_url(const std::string& public_url, const std::string& address) {
    return desk_.value<std::string>([&](Tx& tx) {
      return make_mail_link(tx, desk_.env, opened_.message, address, public_url);
    });
  }
  std::string make() { return make_for("Nora@Shop.test"); }
  std::string make_for(const std::string& address) {
    const auto url = make_url("https://desk.test", address);
    const auto start = url.find("#continue/") + 10;
    return url.substr(start, url.size() - start - 1);
  }
  Result<FollowedLink> follow(const std::string& link, const Secret& so_far = {}) {
    const FollowMailLink command{desk_.channel.key, Secret(link), so_far};
    return desk_.attempt<FollowedLink>(
        [&](Tx& tx) { return follow_mail_link(tx, desk_.env, command); });
  }
  Result<VisitorSession> session_of(const Secret& token) {
    return desk_.attempt<VisitorSession>(
        [&](Tx& tx) { return authenticate_visitor(tx, desk_.env, desk_.channel.key, token); });
  }
  Contact contact() {
    return desk_.value<Contact>(
        [&](Tx& tx) { return get_contact(tx, desk_.admin, earlier_.contact_id); });
  }
  std::int64_t version_of(const testing::Visitor& visitor) {
    return desk_
        .value<Contact>(
            [&](Tx& tx) { return get_contact(tx, desk_.admin, visitor.session.contact_id); })
        .version;
  }
  void give_address(const std::string& email) {
    const auto version = contact().version;
    desk_.value<Contact>([&](Tx& tx) {
      return update_contact(tx, desk_.env, desk_.admin,
                            {earlier_.contact_id, version, {}, email, {}});
    });
  }
  Result<std::vector<SessionId>> revoke(const Actor& actor) {
    return desk_.attempt<std::vector<SessionId>>(
        [&](Tx& tx) { return revoke_mail_links(tx, desk_.env, actor, opened_.conversation.id); });
  }

  testing::Desk desk_;
  testing::Visitor nora_ = desk_.arrive();
  Conversation earlier_;
  Opened opened_;
  std::string link_;
};

TEST_F(MailLinkTest, CH6_ItLeadsToTheConversationAndNothingFromBefore) {
  const auto followed = follow(link_);
  ASSERT_TRUE(followed);
  EXPECT_EQ(followed->contact_number, contact().number);
  const auto session = session_of(followed->token).value();
  EXPECT_EQ(session.identity_id, nora_.session.identity_id);
  EXPECT_TRUE(session.sees(opened_.conversation.id));
  EXPECT_FALSE(session.sees(earlier_.id));
  EXPECT_TRUE(nora_.session.sees(earlier_.id)) << "her own browser loses nothing";
  EXPECT_EQ(session.ends_at, desk_.clock.time.plus_seconds(kLinkSessionDays * kDay));
}

TEST_F(MailLinkTest, A67_A68_ItIsLongRandomAndOfNoUseAfterAWeek) {
  EXPECT_EQ(link_.size(), 43U) << "258 bits";
  EXPECT_NE(make(), link_);
  desk_.clock.time = desk_.clock.time.plus_seconds(kMailLinkDays * kDay - 1);
  EXPECT_TRUE(follow(link_));
  desk_.clock.time = desk_.clock.time.plus_seconds(1);
  EXPECT_EQ(testing::code_of(follow(link_)), "link_over");
}

TEST_F(MailLinkTest, A67_WhatNobodyMadeLeadsNowhere) {
  for (const auto& wrong :
       {std::string(), std::string("nothing"), hash_token(link_), link_.substr(0, 42), link_ + "A"})
    EXPECT_EQ(testing::code_of(follow(wrong)), "link_over") << wrong;
  const FollowMailLink elsewhere{"nobody", Secret(link_)};
  EXPECT_EQ(testing::code_of(desk_.attempt<FollowedLink>(
                [&](Tx& tx) { return follow_mail_link(tx, desk_.env, elsewhere); })),
            "link_over");
}

TEST_F(MailLinkTest, CH6_ATelephoneAndAComputerMayFollowItAndNotTheWholeWorld) {
  for (int i = 0; i < kMailLinkBrowsers; ++i) EXPECT_TRUE(follow(link_)) << i;
  EXPECT_EQ(testing::code_of(follow(link_)), "link_over");
}

TEST_F(MailLinkTest, CH6_WhoSeesItAlreadyKeepsTheirSession) {
  const auto first = follow(link_).value();
  for (int i = 0; i < 2 * kMailLinkBrowsers; ++i) {
    EXPECT_TRUE(follow(link_, nora_.token).value().token.empty());
    EXPECT_TRUE(follow(link_, first.token).value().token.empty());
  }
  const auto omar = desk_.arrive();
  EXPECT_FALSE(follow(link_, omar.token).value().token.empty()) << "somebody else's session";
}

TEST_F(MailLinkTest, A3_AnAddressThatWasPutRightLetsTheWrongOneInNoMore) {
  give_address("norma@shop.test");
  EXPECT_EQ(testing::code_of(follow(link_)), "link_over");
  give_address("NORA@shop.test");
  EXPECT_TRUE(follow(link_));
}

TEST_F(MailLinkTest, A67_WhomItHasLetInIsOutAtTheMomentWhenTheirTimeIsOver) {
  const auto token = follow(link_).value().token;
  desk_.clock.time = desk_.clock.time.plus_seconds(kLinkSessionDays * kDay - 1);
  EXPECT_TRUE(session_of(token));
  desk_.clock.time = desk_.clock.time.plus_seconds(1);
  EXPECT_EQ(testing::code_of(session_of(token)), "unauthenticated") << "no housekeeping has run";
  EXPECT_TRUE(session_of(nora_.token));
}

TEST_F(MailLinkTest, A3_AnAddressThatWasPutRightPutsOutWhomTheWrongOneLetIn) {
  const auto token = follow(link_).value().token;
  const auto version = contact().version;
  desk_.value<Contact>([&](Tx& tx) {
    return update_contact(tx, desk_.env, desk_.admin,
                          {earlier_.contact_id, version, "Nora", "Nora@Shop.test", {}});
  });
  EXPECT_TRUE(session_of(token)) << "the same address";
  give_address("norma@shop.test");
  EXPECT_EQ(testing::code_of(session_of(token)), "unauthenticated");
  EXPECT_TRUE(session_of(nora_.token)) << "her own browser stays";
  give_address(kAddress);
  EXPECT_EQ(testing::code_of(session_of(token)), "unauthenticated");
}

TEST_F(MailLinkTest, A3_AnAddressThatIsTakenAwayPutsOutWhomItLetIn) {
  const auto token = follow(link_).value().token;
  give_address("");
  EXPECT_EQ(testing::code_of(session_of(token)), "unauthenticated");
}

TEST_F(MailLinkTest, LC22_ABlockPutsOutWhomItHasLetIn) {
  const auto token = follow(link_).value().token;
  desk_.value<Contact>(
      [&](Tx& tx) { return block_contact(tx, desk_.env, desk_.admin, earlier_.contact_id); });
  EXPECT_EQ(testing::code_of(session_of(token)), "unauthenticated");
}

TEST_F(MailLinkTest, LC19_AMergePutsOutWhomAnotherAddressLetIn) {
  const auto omar = desk_.arrive();
  desk_.open(omar);
  const auto merge_into = [&](const std::string& address) {
    const auto version = version_of(omar);
    desk_.value<Contact>([&](Tx& tx) {
      return update_contact(tx, desk_.env, desk_.admin,
                            {omar.session.contact_id, version, {}, address, {}});
    });
    return desk_.value<Merged>([&](Tx& tx) {
      return merge_contacts(tx, desk_.env, desk_.admin, omar.session.contact_id,
                            earlier_.contact_id);
    });
  };
  const auto undo = [&](const Merged& merged) {
    desk_.value<Merged>(
        [&](Tx& tx) { return undo_merge(tx, desk_.env, desk_.admin, merged.merge.id); });
  };
  const auto token = follow(link_).value().token;
  const auto same = merge_into(kAddress);
  EXPECT_TRUE(session_of(token)) << "it is the address of both";
  undo(same);
  EXPECT_TRUE(session_of(token));
  const auto other = merge_into("omar@shop.test");
  EXPECT_EQ(testing::code_of(session_of(token)), "unauthenticated");
  link_ = make_for("omar@shop.test");
  const auto meanwhile = follow(link_).value().token;
  undo(other);
  EXPECT_EQ(testing::code_of(session_of(meanwhile)), "unauthenticated") << "it was not hers";
}

TEST_F(MailLinkTest, LC22_OfABlockedCustomerItLeadsNowhere) {
  desk_.value<Contact>(
      [&](Tx& tx) { return block_contact(tx, desk_.env, desk_.admin, earlier_.contact_id); });
  EXPECT_EQ(testing::code_of(follow(link_)), "link_over");
}

TEST_F(MailLinkTest, CH6_ItIsRevokedWithWhomItHasLetIn) {
  const auto followed = follow(link_).value();
  EXPECT_EQ(testing::code_of(revoke(desk_.rob)), "not_found") << "who cannot see the conversation";
  EXPECT_EQ(testing::code_of(revoke(desk_.ben)), "forbidden") << "a colleague of who holds it";
  const auto ended = revoke(desk_.ana);
  ASSERT_TRUE(ended);
  EXPECT_EQ(ended->size(), 1U);
  EXPECT_EQ(testing::code_of(session_of(followed.token)), "unauthenticated");
  EXPECT_EQ(testing::code_of(follow(link_)), "link_over");
  EXPECT_TRUE(session_of(nora_.token)) << "her own browser stays";
}

TEST_F(MailLinkTest, A43_WhoSignsInOnTheSiteDoesNotBecomeTheOneOfTheMail) {
  const auto followed = follow(link_).value();
  const auto secret =
      desk_
          .value<IdentitySecrets>([&](Tx& tx) {
            return rotate_identity_secret(tx, desk_.env, desk_.admin, desk_.channel.id);
          })
          .current.reveal();
  const auto now = desk_.clock.now().micros / 1'000'000;
  const auto claims = fmt::format(R"({{"sub":"u-9","aud":"{}","iat":{},"exp":{}}})",
                                  desk_.channel.key, now, now + 600);
  const StartVisit command{desk_.channel.key, "", "", {}, {}, testing::sign(claims, secret),
                           followed.token};
  const auto named =
      desk_.value<StartedVisit>([&](Tx& tx) { return start_visit(tx, desk_.env, command); });
  EXPECT_NE(named.contact.id, earlier_.contact_id);
}

TEST_F(MailLinkTest, CH6_AFileFromBeforeIsNotForIt) {
  const auto file = desk_.upload(&nora_);
  ASSERT_TRUE(desk_.write(nora_, "Look", "client-0009", {file}));
  const auto session = session_of(follow(link_).value().token).value();
  const auto sees = [&](const VisitorSession& visitor) {
    return desk_.attempt<File>([&](Tx& tx) { return get_file_for_visitor(tx, visitor, file); })
        .has_value();
  };
  EXPECT_TRUE(sees(session)) << "of this conversation";
  auto later = session;
  later.from_conversation = ConversationId(opened_.conversation.id.value() + 1);
  EXPECT_FALSE(sees(later)) << "of one before it";
  EXPECT_TRUE(sees(nora_.session));
}

TEST_F(MailLinkTest, CH6_ADeskThatDoesNotKnowItsAddressMakesNone) {
  EXPECT_EQ(make_url("", kAddress), "");
}

}  // namespace
}  // namespace harken::app
