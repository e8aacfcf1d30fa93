// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/imap.hpp"

#include <gtest/gtest.h>

#include "channels/email/testing/fake_imap.hpp"

namespace harken::email {
namespace {

using std::chrono::milliseconds;

MailServer server_at(int port) {
  MailServer server;
  server.host = "127.0.0.1";
  server.port = port;
  server.security = Security::none;
  server.user = "help";
  server.password = Secret("secret");
  server.egress = this_machine();
  return server;
}

std::vector<ImapReply> replies_in(const std::string& bytes, std::size_t step) {
  ImapReader reader(1000);
  std::vector<ImapReply> replies;
  for (std::size_t i = 0; i < bytes.size(); i += step) {
    reader.add(std::string_view(bytes).substr(i, step));
    for (auto reply = reader.next(); reply && *reply; reply = reader.next())
      replies.push_back(**reply);
  }
  return replies;
}

TEST(EmailImap, RepliesAreReadHoweverTheyCome) {
  const std::string bytes =
      "* 1 FETCH (UID 5 BODY[HEADER.FIELDS (DATE)] {12}\r\nDate: \"x\"(\r\n FLAGS (\\Seen))\r\n"
      "* LIST () \"/\" \"a \\\"b\\\" c\"\r\nh1 OK [READ-ONLY] done\r\n";
  for (const std::size_t step : {1U, 2U, 7U, 1000U}) {
    const auto replies = replies_in(bytes, step);
    ASSERT_EQ(replies.size(), 3U) << step;
    EXPECT_EQ(replies[0][6].text, "BODY[HEADER.FIELDS (DATE)]");
    EXPECT_EQ(replies[0][7].text, "Date: \"x\"(\r\n");
    EXPECT_EQ(replies[1].back().text, "a \"b\" c");
    EXPECT_TRUE(replies[2][1].is("ok"));
  }
}

TEST(EmailImap, A24_RepliesHaveLimits) {
  ImapReader reader(1000);
  reader.add("* 1 FETCH (BODY[] {1001}\r\n");
  EXPECT_FALSE(reader.next());
  ImapReader endless(1000);
  endless.add(std::string(9 * 1024 * 1024, 'x'));
  EXPECT_FALSE(endless.next());
  ImapReader huge(1000);
  huge.add("* {99999999999999999999999}\r\n");
  EXPECT_TRUE(huge.next()) << "no number is no literal";
}

TEST(EmailImap, FolderNamesAreWrittenInItsOwnWay) {
  EXPECT_EQ(imap_folder_name("Sent & more"), "Sent &- more");
  EXPECT_EQ(imap_folder_name("Отправленные"), "&BB4EQgQ,BEAEMAQyBDsENQQ9BD0ESwQ1-");
  EXPECT_EQ(imap_quoted("a\"b\\c\r\nX"), "\"a\\\"b\\\\cX\"");
}

TEST(EmailImap, F29_NewMailsAreThoseFromAnIdOn) {
  FakeImap imap;
  for (const std::uint32_t uid : {3U, 5U, 9U})
    imap.put("INBOX", uid, "Subject: x\r\n\r\nmail " + std::to_string(uid));
  auto session = ImapSession::open(server_at(imap.port()), {});
  ASSERT_TRUE(session) << session.error().detail;
  const auto state = session->open_folder("INBOX");
  ASSERT_TRUE(state);
  EXPECT_EQ(state->uid_validity, 7U);
  EXPECT_EQ(state->uid_next, 10U);
  const auto uids = [&](std::uint32_t from, std::size_t limit) {
    std::vector<std::uint32_t> found;
    for (const auto& mail : session->mails_from(from, "", limit).value_or(std::vector<ImapMail>{}))
      found.push_back(mail.uid);
    return found;
  };
  EXPECT_EQ(uids(1, 10), (std::vector<std::uint32_t>{3, 5, 9}));
  EXPECT_EQ(uids(4, 10), (std::vector<std::uint32_t>{5, 9}));
  EXPECT_EQ(uids(1, 2), (std::vector<std::uint32_t>{3, 5}));
  EXPECT_EQ(uids(10, 10), (std::vector<std::uint32_t>{}))
      << "the server names the last one all the same";
  EXPECT_EQ(session->fetch({5, 20}, 1000).value_or(std::nullopt), "Subject: x\r\n\r\nmail 5");
  EXPECT_EQ(session->fetch({6, 20}, 1000).value_or("x"), std::nullopt) << "it has gone";
  EXPECT_EQ(imap.server().count_heard("SELECT"), 0U);
  EXPECT_EQ(imap.server().count_heard("BODY["), 0U) << "reading marks nothing as read";
}

TEST(EmailImap, OfAMailThatIsTooLongItsStartIsFetched) {
  FakeImap imap;
  imap.put("INBOX", 1, "Subject: x\r\n\r\n" + std::string(400'000, 'y'));
  auto session = ImapSession::open(server_at(imap.port()), {});
  ASSERT_TRUE(session && session->open_folder("INBOX"));
  const auto mail = session->fetch({1, 400'014}, 300'000);
  ASSERT_TRUE(mail && *mail);
  EXPECT_EQ((*mail)->size(), 14U + 262'144U);
}

TEST(EmailImap, A24_AServerThatSaysMoreThanItsSizesIsCutOff) {
  FakeImap imap;
  std::vector<ImapMail> mails;
  for (std::uint32_t uid = 1; uid <= 26; ++uid) {
    imap.put("INBOX", uid, "Subject: x\r\n\r\n" + std::string(2 * 1024 * 1024, 'y'));
    mails.push_back({uid, 20});
  }
  auto session = ImapSession::open(server_at(imap.port()), {});
  ASSERT_TRUE(session && session->open_folder("INBOX"));
  const auto fetched = session->fetch_whole(mails);
  ASSERT_FALSE(fetched);
  EXPECT_STREQ(fetched.error().code, "protocol_error");
}

TEST(EmailImap, TheSentFolderIsFound) {
  FakeImap imap;
  auto session = ImapSession::open(server_at(imap.port()), {});
  ASSERT_TRUE(session);
  const auto folders = session->folders();
  ASSERT_TRUE(folders);
  ASSERT_EQ(folders->size(), 2U);
  EXPECT_EQ((*folders)[1].name, "Sent");
  EXPECT_TRUE((*folders)[1].is_sent);
  EXPECT_FALSE((*folders)[0].is_sent);
}

TEST(EmailImap, ARefusedPasswordIsSaidInTheServersWords) {
  FakeImap imap;
  imap.refuses_password = true;
  const auto session = ImapSession::open(server_at(imap.port()), {});
  ASSERT_FALSE(session);
  EXPECT_STREQ(session.error().code, "authentication_failed");
  EXPECT_NE(session.error().detail.find("wrong password"), std::string::npos)
      << session.error().detail;
}

TEST(EmailImap, IdleEndsWithNewsAndWithAStop) {
  FakeImap imap;
  imap.put("INBOX", 1, "x");
  std::stop_source stop;
  auto session = ImapSession::open(server_at(imap.port()), stop.get_token());
  ASSERT_TRUE(session && session->can_idle());
  ASSERT_TRUE(session->open_folder("INBOX"));
  std::jthread writer([&] {
    while (imap.server().count_heard("IDLE") == 0) std::this_thread::yield();
    imap.put("INBOX", 2, "y");
  });
  EXPECT_TRUE(session->idle(milliseconds(60'000)));
  writer.join();
  std::jthread stopper([&] {
    while (imap.server().count_heard("IDLE") < 2) std::this_thread::yield();
    stop.request_stop();
  });
  EXPECT_TRUE(session->idle(milliseconds(60'000)));
  EXPECT_EQ(imap.server().count_heard("DONE"), 2U);
}

TEST(EmailImap, ASilentServerIsGivenUp) {
  FakeServer silent([](FakeClient& client) {
    std::string line;
    client.say("* OK ready\r\n");
    for (int i = 0; i < 2 && client.hear(line); ++i)
      client.say(i == 0 ? "* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\r\n" +
                              line.substr(0, line.find(' ')) + " OK\r\n"
                        : line.substr(0, line.find(' ')) + " OK\r\n");
    while (client.hear(line)) {
    }
  });
  auto connection = WireConnection::open(server_at(silent.port()));
  ASSERT_TRUE(connection) << connection.error().detail;
  const auto read = connection->read(milliseconds(50), {});
  ASSERT_FALSE(read);
  EXPECT_STREQ(read.error().code, "timed_out");
}

}  // namespace
}  // namespace harken::email
