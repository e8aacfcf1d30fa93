// SPDX-License-Identifier: AGPL-3.0-or-later
// Sockets against a real hub, server and database: what they are told, and when they are closed.
#include "edge/ws/hub.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <boost/json.hpp>
#include <thread>

#include "app/admin/authenticate.hpp"
#include "app/contact/contacts.hpp"
#include "app/testing/desk.hpp"
#include "edge/http/server.hpp"
#include "edge/testing/ws_client.hpp"
#include "edge/ws/client_frame.hpp"
#include "ports/nodes.hpp"

namespace harken::ws {
namespace {

using edge::testing::masked_frame;
using edge::testing::WsClient;

constexpr auto kStaff = "/api/v1/events";
constexpr auto kStaffToken = "Authorization: Bearer staff-token\r\n";
constexpr auto kHello = R"({"type":"hello"})";

// One that may be moved while others look at it.
class MovedClock : public Clock {
 public:
  explicit MovedClock(Timestamp start) : micros_(start.micros) {}
  Timestamp now() override { return {micros_.load()}; }
  void move_to(Timestamp time) { micros_ = time.micros; }

 private:
  std::atomic<std::int64_t> micros_;
};

// The desk's, which for a while cannot be written to, or not be read.
class Outage : public Database {
 public:
  explicit Outage(Database& real) : real_(real) {}
  std::atomic<bool> is_away = false;

  // What was asked for before has been read when it returns.
  void hide() {
    is_hidden_ = true;
    for (auto left = reading_.load(); left > 0; left = reading_) reading_.wait(left);
  }
  void show() { is_hidden_ = false; }

  void write(Work work, Done done, const About& about) override {
    if (is_away) return done(fail(Errc::unavailable, "unavailable", "away"));
    real_.write(std::move(work), std::move(done), about);
  }
  void read(Work work, Done done) override {
    ++reading_;
    const auto ended = [this, done = std::move(done)](Status status) {
      done(std::move(status));
      --reading_;
      reading_.notify_all();
    };
    if (is_hidden_) return ended(fail(Errc::unavailable, "unavailable", "hidden"));
    real_.read(std::move(work), ended);
  }
  std::optional<Status> read_here(const Work& work) override { return real_.read_here(work); }
  void on_commit(Wake) override {}
  bool is_healthy() const override { return true; }
  void stop_waiting() override {}
  std::size_t queued_writes() const override { return 0; }
  bool is_writing() const override { return false; }
  bool is_shared() const override { return true; }
  std::string description() const override { return real_.description(); }

 private:
  Database& real_;
  std::atomic<bool> is_hidden_ = false;
  std::atomic<int> reading_ = 0;
};

class HubTest : public ::testing::Test {
 protected:
  HubTest() {
    options.tick = std::chrono::milliseconds(20);
    options.hello_ticks = 500;
    options.ping_ticks = 500;
    options.slow_ticks = 500;
    options.visitor_rate = options.staff_rate = edge::RateLimit{0, 0};
    ApiToken token{TokenId(1),
                   desk.admin.user_id,
                   desk.admin.workspace_id,
                   "test",
                   app::hash_token("staff-token"),
                   {},
                   {}};
    desk.value<bool>([&](Tx& tx) -> Result<bool> {
      RETURN_IF_ERROR(tx.api_tokens().insert(token));
      return true;
    });
  }
  ~HubTest() override { stop(); }

  void start() {
    hub = std::make_unique<Hub>(threads, database, env, online, metrics, options);
    desk.listen([this](std::span<const Event> events) { hub->wake(events); });
    edge::ServerOptions server_options;
    server_options.port = 0;
    server = std::make_unique<edge::HttpServer>(threads, server_options, std::vector<edge::Route>{},
                                                hub->routes(), edge::StaticFiles({}, {}, false),
                                                edge::Hooks{});
    ASSERT_TRUE(server->start());
  }
  void stop() {
    if (!server) return;
    server->stop();
    hub->stop();
    desk.listen({});
    threads.stop();
    desk.database.reset();  // its threads may still answer into the contexts
    server.reset();
    hub.reset();
  }

  void add_token(const std::string& text, const Actor& actor) {
    const ApiToken token{TokenId(desk.ids.next()),
                         actor.user_id,
                         actor.workspace_id,
                         "test",
                         app::hash_token(text),
                         {},
                         {}};
    desk.value<bool>([&](Tx& tx) -> Result<bool> {
      RETURN_IF_ERROR(tx.api_tokens().insert(token));
      return true;
    });
  }
  WsClient staff_with(const std::string& token) {
    WsClient client(server->port(), kStaff, "Authorization: Bearer " + token + "\r\n");
    EXPECT_EQ(client.opening().status, 101);
    client.send(kHello);
    return client;
  }
  // Who begins or ceases to look, in the next frame that says so: two who begin at once may be
  // told twice.
  static std::string looker_at(WsClient& client, bool active) {
    while (true) {
      const auto frame = client.receive();
      if (frame.opcode != 1) return "closed";
      const auto object = boost::json::parse(frame.payload).as_object();
      if (object.at("type") != "looking" || object.at("active") != active) continue;
      return std::string(object.at("who").at("name").as_string());
    }
  }

  std::string visitor_path() const { return "/api/v1/widget/" + desk.channel.key + "/events"; }
  static std::string hello_of(const app::testing::Visitor& visitor) {
    return R"({"type":"hello","token":")" + visitor.token.reveal() + "\"}";
  }
  // By the link of a mail, into what the visitor has said last.
  app::testing::Visitor let_in(const app::testing::Visitor& who) {
    app::testing::Visitor guest{Secret("guest-token"), who.session};
    auto& session = guest.session;
    session.id = SessionId(desk.ids.next());
    session.token_hash = app::hash_token(guest.token.reveal());
    session.ends_at = desk.clock.time.plus_seconds(60);
    desk.value<bool>([&](Tx& tx) -> Result<bool> {
      ASSIGN_OR_RETURN(const auto last, tx.conversations().find_newest_of(session.identity_id));
      session.from_conversation = last->id;
      RETURN_IF_ERROR(tx.identities().insert_session(session));
      return true;
    });
    return guest;
  }
  static unsigned close_code_of(WsClient& client) {
    auto frame = client.receive();
    while (frame.opcode == 1) frame = client.receive();
    return frame.close_code();
  }
  WsClient staff(std::string_view hello = kHello) {
    WsClient client(server->port(), kStaff, kStaffToken);
    EXPECT_EQ(client.opening().status, 101);
    client.send(hello);
    return client;
  }
  WsClient visitor(const app::testing::Visitor& who) {
    WsClient client(server->port(), visitor_path());
    client.send(hello_of(who));
    EXPECT_TRUE(client.receive_text().contains("hello"));
    return client;
  }
  // The next frame that is an event, as JSON.
  static boost::json::object next_event(WsClient& client) {
    while (true) {
      const auto frame = client.receive();
      if (frame.opcode != 1) return {};
      auto object = boost::json::parse(frame.payload).as_object();
      if (object.contains("seq") && object["type"] != "hello") return object;
    }
  }
  // The guest's is closed, the customer's own goes on.
  void expect_only_own_goes_on(const app::testing::Visitor& nora, WsClient& guest, WsClient& own) {
    EXPECT_EQ(close_code_of(guest), close_code::kSignedOut);
    ASSERT_TRUE(desk.write(nora, "Still here", "client-own"));
    EXPECT_EQ(next_event(own)["type"], "message.created");
  }
  static Seq seq_of(const boost::json::object& event) {
    const auto* seq = event.if_contains("seq");
    return seq ? parse_seq(seq->as_string()).value_or(0) : 0;
  }
  Seq newest() {
    return desk.value<Seq>([&](Tx& tx) { return tx.events().newest(desk.admin.workspace_id); });
  }

  // One of several nodes.
  void become(NodeId node) {
    options.node = node;
    desk.value<std::int64_t>([&](Tx& tx) { return tx.nodes().join(node, "test"); });
  }
  void until_stored(bool is_online, UserId user) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    const auto is_stored = [&] {
      const auto all =
          desk.value<std::vector<OnlineAt>>([](Tx& tx) { return tx.nodes().list_online(); });
      return std::ranges::find(all, user, &OnlineAt::user_id) != all.end();
    };
    while (is_stored() != is_online) {
      ASSERT_LT(std::chrono::steady_clock::now(), end) << is_online;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }

  app::testing::Desk desk;
  Outage database{*desk.database};
  MovedClock clock{desk.clock.time};
  Env env{clock, desk.random, desk.ids, desk.presence, desk.time_zones};
  OnlineUsers online;
  edge::Metrics metrics;
  HubOptions options;
  edge::IoThreads threads{2};
  std::unique_ptr<Hub> hub;
  std::unique_ptr<edge::HttpServer> server;
};

TEST_F(HubTest, RefusesAnUnknownTokenAndCloses) {
  start();
  WsClient client(server->port(), visitor_path());
  client.send(R"({"type":"hello","token":"nobody"})");
  EXPECT_TRUE(client.receive_text().contains("unauthenticated"));
  EXPECT_EQ(client.receive().close_code(), close_code::kSignedOut);
}

TEST_F(HubTest, A48_ClosesWhoNeverSaysHello) {
  options.hello_ticks = 2;
  start();
  WsClient client(server->port(), visitor_path());
  EXPECT_EQ(client.receive().close_code(), close_code::kPolicy);
}

TEST_F(HubTest, AMessageIsAckedAndReachesStaffAndItsVisitorOnly) {
  const auto nora = desk.arrive();
  const auto omar = desk.arrive();
  start();
  auto agent = staff();
  auto sender = visitor(nora);
  auto other = visitor(omar);
  sender.send(R"({"type":"send","client_id":"client-1","text":"Hello"})");
  bool is_acked = false;
  bool is_shown = false;
  while (!is_acked || !is_shown) {
    const auto frame = sender.receive();
    ASSERT_EQ(frame.opcode, 1U);
    is_acked = is_acked || frame.payload.contains(R"("type":"ack")");
    is_shown = is_shown || frame.payload.contains("message.created");
  }
  EXPECT_EQ(next_event(agent)["type"], "conversation.created");
  other.send(R"({"type":"send","client_id":"client-2","text":"Mine"})");
  const auto own = boost::json::serialize(next_event(other));
  EXPECT_TRUE(own.contains("client-2")) << own;
  EXPECT_FALSE(own.contains("Hello"));
}

TEST_F(HubTest, F1_ReplayHasNoGapAndNothingTwiceWhileOthersWrite) {
  const auto nora = desk.arrive();
  start();
  const Seq before = newest();
  constexpr int kMessages = 300;
  std::thread writer([&] {
    for (int i = 0; i < kMessages; ++i)
      EXPECT_TRUE(desk.write(nora, "Hello", "client-" + std::to_string(1000 + i)));
  });
  for (int round = 0; round < 5; ++round) {
    auto client = staff(R"({"type":"hello","after":")" + std::to_string(before) + "\"}");
    for (Seq seq = before + 1; seq <= before + 40; ++seq)
      ASSERT_EQ(seq_of(next_event(client)), seq);
  }
  writer.join();
  auto client = staff(R"({"type":"hello","after":")" + std::to_string(before) + "\"}");
  for (Seq seq = before + 1; seq <= before + kMessages; ++seq)
    ASSERT_EQ(seq_of(next_event(client)), seq);
}

TEST_F(HubTest, F1_AVisitorWhoComesBackIsToldTheirOwnAmongAllOthersAndThenWhatHappens) {
  const auto nora = desk.arrive();
  const auto omar = desk.arrive();
  start();
  const auto before = std::to_string(newest());
  constexpr int kMessages = 205;  // pages of a hundred
  for (int i = 0; i < kMessages; ++i) {
    ASSERT_TRUE(desk.write(nora, "Mine", "nora-" + std::to_string(1000 + i)));
    ASSERT_TRUE(desk.write(omar, "Theirs", "omar-" + std::to_string(1000 + i)));
  }
  WsClient client(server->port(), visitor_path());
  auto hello = hello_of(nora);
  client.send(hello.insert(hello.size() - 1, R"(,"after":")" + before + '"'));
  const auto next_name = [&] {
    return next_event(client).at("data").at("message").at("client_id").as_string();
  };
  for (int i = 0; i < kMessages; ++i) ASSERT_EQ(next_name(), "nora-" + std::to_string(1000 + i));
  ASSERT_TRUE(desk.write(omar, "Theirs", "omar-late"));
  ASSERT_TRUE(desk.write(nora, "Mine", "nora-late"));
  EXPECT_EQ(next_name(), "nora-late");
}

TEST_F(HubTest, F24_ACursorThatCannotBeReplayedIsSaidToHaveExpired) {
  start();
  auto client = staff(R"({"type":"hello","after":"99999"})");
  EXPECT_TRUE(client.receive_text().contains(R"("type":"hello")"));
  EXPECT_TRUE(client.receive_text().contains("cursor_expired"));
}

// Work is routed by what is stored.
TEST_F(HubTest, F19_WhoComesAndGoesWhileTheDatabaseIsAwayIsStoredAfterwards) {
  options.offline_ticks = 2;
  become(NodeId(7));
  start();
  database.is_away = true;
  {
    auto client = staff();
    EXPECT_TRUE(client.receive_text().contains(R"("type":"hello")"));
    EXPECT_TRUE(online.is_online_here(desk.admin.user_id));
    database.is_away = false;
    until_stored(true, desk.admin.user_id);
    database.is_away = true;
  }
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (online.is_online_here(desk.admin.user_id)) {
    ASSERT_LT(std::chrono::steady_clock::now(), end);
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  until_stored(true, desk.admin.user_id);
  database.is_away = false;
  until_stored(false, desk.admin.user_id);
}

// Where the log breaks off (ADR 21), whoever listens is told to load anew, and goes on behind it.
TEST_F(HubTest, F13_WhoeverListensAcrossAGapOfTheLogLoadsAnew) {
  const auto nora = desk.arrive();
  start();
  auto agent = staff();
  auto customer = visitor(nora);
  ASSERT_TRUE(desk.write(nora, "Before", "client-1"));
  for (auto* client : {&agent, &customer})
    EXPECT_TRUE(boost::json::serialize(next_event(*client)).contains("Before"));
  database.hide();
  desk.listen({});
  ASSERT_TRUE(desk.write(nora, "Never told", "client-2"));
  desk.clock.time = desk.clock.time.plus_seconds(10);
  const Seq missed = newest();
  ASSERT_TRUE(desk.write(nora, "After", "client-3"));
  ASSERT_GT(desk.value<std::int64_t>([&](Tx& tx) {
    return tx.events().prune(desk.admin.workspace_id, desk.clock.time, 100);
  }),
            0);
  database.show();
  for (auto* client : {&agent, &customer}) {
    const auto told = next_event(*client);
    EXPECT_EQ(told.at("type"), "resync");
    EXPECT_EQ(seq_of(told), missed);
    const auto next = next_event(*client);
    EXPECT_TRUE(boost::json::serialize(next).contains("After"));
    EXPECT_EQ(seq_of(next), missed + 1);
  }
}

TEST_F(HubTest, A47_BadFramesCloseTheSocketWithTheirCode) {
  const auto nora = desk.arrive();
  start();
  const std::string unmasked("\x81\x02{}", 4);
  const std::pair<std::string, unsigned> cases[] = {
      {masked_frame(1, std::string(70'000, 'x')), close_code::kTooLarge},
      {masked_frame(2, "bytes"), close_code::kUnsupported},
      {masked_frame(1, "\xff\xfe"), close_code::kBadUtf8},
      {unmasked, close_code::kProtocol}};
  for (const auto& [bytes, code] : cases) {
    auto client = visitor(nora);
    client.raw().send(bytes);
    EXPECT_EQ(client.receive().close_code(), code);
  }
  visitor(nora);
}

TEST_F(HubTest, A59_AnUnknownFieldIsRefusedAndTheSocketLives) {
  const auto nora = desk.arrive();
  start();
  auto client = visitor(nora);
  client.send(R"({"type":"send","client_id":"client-1","text":"Hi","is_admin":true})");
  EXPECT_TRUE(client.receive_text().contains("unknown_field"));
  client.send("not json");
  EXPECT_TRUE(client.receive_text().contains(R"("type":"refused")"));
  client.send(R"({"type":"send","client_id":"client-1","text":"Hi"})");
  EXPECT_TRUE(client.receive_text().contains("client-1"));
}

TEST_F(HubTest, A65_WhoIsSignedOutLosesTheSocket) {
  start();
  auto client = staff();
  EXPECT_TRUE(client.receive_text().contains(R"("type":"hello")"));
  hub->close_user(desk.admin.user_id, SessionId{});
  auto frame = client.receive();
  while (frame.opcode == 1) frame = client.receive();
  EXPECT_EQ(frame.close_code(), close_code::kSignedOut);
}

TEST_F(HubTest, A67_AGuestsSocketEndsWithTheTimeOfItsSession) {
  const auto nora = desk.arrive();
  desk.open(nora);
  const auto guest = let_in(nora);
  start();
  auto own = visitor(nora);
  auto client = visitor(guest);
  clock.move_to(*guest.session.ends_at);
  EXPECT_EQ(close_code_of(client), close_code::kSignedOut);
  client = WsClient(server->port(), visitor_path());
  client.send(hello_of(guest));
  expect_only_own_goes_on(nora, client, own);
}

TEST_F(HubTest, A3_AGuestsSocketEndsWhenTheAddressIsPutRight) {
  const auto nora = desk.arrive();
  desk.open(nora);
  const auto guest = let_in(nora);
  start();
  auto own = visitor(nora);
  auto client = visitor(guest);
  const app::UpdateContact right{nora.session.contact_id, 1, {}, "right@shop.test", {}};
  desk.value<Contact>([&](Tx& tx) { return app::update_contact(tx, desk.env, desk.admin, right); });
  expect_only_own_goes_on(nora, client, own);
}

TEST_F(HubTest, F21_ASlowReaderIsToldToReloadAndNeverGetsAGapUntold) {
  options.max_queued_frames = 10;
  const auto nora = desk.arrive();
  start();
  auto client = staff();
  EXPECT_TRUE(client.receive_text().contains(R"("type":"hello")"));
  Seq expected = newest();
  // More than the buffers of the kernel take.
  constexpr int kMessages = 900;
  for (int i = 0; i < kMessages; ++i)
    ASSERT_TRUE(desk.write(nora, std::string(19'000, 'x'), "client-" + std::to_string(1000 + i)));
  bool was_told = false;
  while (expected < newest() && !was_told) {
    const auto event = next_event(client);
    ASSERT_FALSE(event.empty());
    was_told = event.at("type") == "resync";
    if (!was_told) ASSERT_EQ(seq_of(event), ++expected);
  }
  EXPECT_TRUE(was_told);
  const Seq behind = newest();
  ASSERT_TRUE(desk.write(nora, "After", "client-after"));
  auto event = next_event(client);
  while (!event.empty() && seq_of(event) <= behind) event = next_event(client);
  EXPECT_EQ(seq_of(event), behind + 1);
}

TEST_F(HubTest, F22_WhoDoesNotAnswerPingsIsDropped) {
  options.ping_ticks = 3;
  const auto nora = desk.arrive();
  start();
  auto silent = visitor(nora);
  EXPECT_EQ(silent.receive(true).opcode, 9U);
  EXPECT_TRUE(silent.raw().is_closed_by_peer());
}

TEST_F(HubTest, A70_OneAddressHasOnlySoManySockets) {
  options.sockets_per_address = 2;
  const auto nora = desk.arrive();
  start();
  auto first = visitor(nora);
  auto second = visitor(nora);
  EXPECT_EQ(WsClient(server->port(), visitor_path()).opening().status, 429);
}

TEST_F(HubTest, F25_AStopClosesEverySocketWithARestart) {
  const auto nora = desk.arrive();
  start();
  auto client = visitor(nora);
  std::thread stopper([&] { hub->stop(); });
  EXPECT_EQ(client.receive().close_code(), close_code::kRestart);
  client.raw().send(masked_frame(8, "\x03\xf4"));
  stopper.join();
}

TEST_F(HubTest, UI20_ColleaguesAtTheSameConversationSeeEachOther) {
  const auto id = desk.open(desk.arrive()).id.to_string();
  add_token("ana-token", desk.ana);
  add_token("rob-token", desk.rob);
  start();
  const auto look = R"({"type":"looking","conversation_id":")" + id + "\"}";
  auto admin = staff();
  admin.send(look);
  std::optional ana(staff_with("ana-token"));
  // Rob may not see it: he learns nothing, and nobody learns of him.
  auto rob = staff_with("rob-token");
  rob.send(look);
  // Whoever comes second is told of the first, and the first of the second.
  ana->send(look);
  EXPECT_EQ(looker_at(*ana, true), "Ada");
  EXPECT_EQ(looker_at(admin, true), "Ana");
  ana->send(R"({"type":"looking"})");
  EXPECT_EQ(looker_at(admin, false), "Ana");
  ana->send(look);
  EXPECT_EQ(looker_at(*ana, true), "Ada");
  EXPECT_EQ(looker_at(admin, true), "Ana");
  ana.reset();
  EXPECT_EQ(looker_at(admin, false), "Ana") << "a closed window looks at nothing";
}

}  // namespace
}  // namespace harken::ws
