// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/server.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <latch>

#include "edge/testing/client.hpp"

namespace harken::edge {
namespace {

using testing::Answer;
using testing::Client;
using testing::get;
using testing::post;

asio::awaitable<Response> echo(Request& request) {
  Response response;
  response.body = request.path + "|" + request.body + "|" + request.remote_ip;
  for (const auto& param : request.params) response.body += "|" + param;
  co_return response;
}

asio::awaitable<Response> fail_badly(Request&) { throw std::runtime_error("a secret reason"); }

constexpr EmbeddedAsset kAssets[] = {
    {"/index.html", "text/html; charset=utf-8", "<console>", "", "\"i\""},
    {"/assets/app-1.js", "text/javascript", "script text", "zipped", "\"a\""},
    {"/widget/index.html", "text/html; charset=utf-8", "<widget>", "", "\"w\""},
    {"/demo/index.html", "text/html; charset=utf-8", "<demo>", "", "\"d\""},
};

asio::awaitable<std::vector<std::string>> origins(std::string key) {
  std::vector<std::string> result;
  if (key == "shop") result.emplace_back("https://shop.example");
  co_return result;
}

struct HttpServerTest : ::testing::Test {
  HttpServerTest() {
    options.port = 0;
    options.header_timeout = std::chrono::milliseconds(400);
  }
  ~HttpServerTest() override {
    if (server) server->stop();
    threads.stop();
  }

  void start(std::vector<Route> more = {}) {
    std::vector<Route> routes;
    routes.push_back({Method::get, "/api/things/{id}", echo});
    routes.push_back({Method::post, "/api/things", echo, 1000});
    routes.push_back({Method::get, "/api/broken", fail_badly});
    for (auto& route : more) routes.push_back(std::move(route));
    Hooks hooks;
    hooks.on_exception = [this](const Request&, std::string_view what) { exception = what; };
    server = std::make_unique<HttpServer>(threads, options, std::move(routes), SocketRoutes{},
                                          StaticFiles(kAssets, origins, true), hooks);
    const auto started = server->start();
    ASSERT_TRUE(started) << started.error().detail;
  }
  Answer ask(std::string_view bytes) { return Client(server->port()).ask(bytes); }

  IoThreads threads{2};
  ServerOptions options;
  std::unique_ptr<HttpServer> server;
  std::string exception;
};

TEST_F(HttpServerTest, AnswersAndKeepsTheConnection) {
  start();
  Client client(server->port());
  EXPECT_EQ(client.ask(get("/api/things/7")).body, "/api/things/7||127.0.0.1|7");
  const auto second = client.ask(post("/api/things", "hello"));
  EXPECT_EQ(second.status, 200);
  EXPECT_EQ(second.body, "/api/things|hello|127.0.0.1");
  EXPECT_TRUE(second.head.contains("X-Content-Type-Options: nosniff"));
  EXPECT_TRUE(second.head.contains("Cache-Control: no-store"));
}

TEST_F(HttpServerTest, AnswersPipelinedRequestsInOrder) {
  start();
  Client client(server->port());
  client.send(get("/api/things/1") + post("/api/things", "two") + get("/api/things/3"));
  EXPECT_EQ(client.receive().body, "/api/things/1||127.0.0.1|1");
  EXPECT_EQ(client.receive().body, "/api/things|two|127.0.0.1");
  EXPECT_EQ(client.receive().body, "/api/things/3||127.0.0.1|3");
}

TEST_F(HttpServerTest, ReadsChunkedBodiesWithinTheLimit) {
  start();
  const std::string head =
      "POST /api/things HTTP/1.1\r\nHost: d\r\nTransfer-Encoding: chunked\r\n\r\n";
  EXPECT_EQ(ask(head + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n").body, "/api/things|abcde|127.0.0.1");
  EXPECT_EQ(ask(head + "7d0\r\n" + std::string(2000, 'x') + "\r\n0\r\n\r\n").status, 413);
}

TEST_F(HttpServerTest, A48_RefusesALargeBodyBeforeReadingIt) {
  start();
  Client client(server->port());
  const auto answer =
      client.ask("POST /api/things HTTP/1.1\r\nHost: d\r\nContent-Length: 1000000000000\r\n\r\n");
  EXPECT_EQ(answer.status, 413);
  EXPECT_TRUE(answer.body.contains("\"code\":\"too_large\"")) << answer.body;
  EXPECT_TRUE(client.is_closed_by_peer());
  EXPECT_EQ(ask(post("/api/things", std::string(1001, 'x'))).status, 413);
}

TEST_F(HttpServerTest, AsksForTheBodyWhenTheClientWaits) {
  start();
  Client client(server->port());
  client.send(
      "POST /api/things HTTP/1.1\r\nHost: d\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.receive(false).status, 100);
  EXPECT_EQ(client.ask("ok").body, "/api/things|ok|127.0.0.1");
}

TEST_F(HttpServerTest, RefusesSmugglingAndNonsense) {
  start();
  const std::string line = "POST /api/things HTTP/1.1\r\n";
  for (const std::string& bytes : std::vector<std::string>{
           "nonsense\r\n\r\n", "GET / HTTP/1.1\n\n", "GET /api/things/1 HTTP/1.1\r\n\r\n",
           "GET /api/things/1 HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
           "GET http://evil/ HTTP/1.1\r\nHost: a\r\n\r\n", "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n",
           "GET /api/things/1 HTTP/1.1\r\nHost: a\r\nX: 1\r\n folded\r\n\r\n",
           "GET /api/things/1 HTTP/1.1\r\nHost: a\r\nBad Name: 1\r\n\r\n",
           line + "Host: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
           line + "Host: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
           line + "Host: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
           line + "Host: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
           line + "Host: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
           line + "Host: a\r\nContent-Length: -1\r\n\r\n",
           line + "Host: a\r\nContent-Length: 3x\r\n\r\nabc",
           line + "Host: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n"}) {
    Client client(server->port());
    const auto answer = client.ask(bytes);
    EXPECT_EQ(answer.status, 400) << bytes;
    EXPECT_TRUE(answer.head.contains("application/problem+json")) << bytes;
    EXPECT_TRUE(client.is_closed_by_peer()) << bytes;
  }
}

TEST_F(HttpServerTest, LimitsTheHeader) {
  start();
  EXPECT_EQ(ask(get("/api/things/1", "X: " + std::string(20'000, 'x') + "\r\n")).status, 431);
  EXPECT_EQ(ask(get("/api/things/1", "X: " + std::string(15'000, 'x') + "\r\n")).status, 200);
}

TEST_F(HttpServerTest, A48_ClosesWhoeverNeverFinishesAHeader) {
  start();
  Client client(server->port());
  client.send("GET / HTTP/1.1\r\nHo");
  EXPECT_TRUE(client.is_closed_by_peer());
}

TEST_F(HttpServerTest, A48_ClosesWhoeverNeverFinishesABody) {
  options.transfer_timeout = std::chrono::milliseconds(300);
  start();
  Client client(server->port());
  client.send("POST /api/things HTTP/1.1\r\nHost: d\r\nContent-Length: 10\r\n\r\n{");
  EXPECT_TRUE(client.is_closed_by_peer());
}

TEST_F(HttpServerTest, KnowsMethodsAndPaths) {
  start();
  EXPECT_EQ(ask(get("/api/nothing")).status, 404);
  const auto answer = ask(post("/api/things/7", ""));
  EXPECT_EQ(answer.status, 405);
  EXPECT_TRUE(answer.head.contains("Allow: GET, HEAD\r\n"));
  const auto head =
      Client(server->port()).ask("HEAD /api/things/7 HTTP/1.1\r\nHost: d\r\n\r\n", false);
  EXPECT_EQ(head.status, 200);
  EXPECT_TRUE(head.head.contains("Content-Length: 26\r\n")) << head.head;
}

TEST_F(HttpServerTest, SurvivesAHandlerThatThrows) {
  start();
  Client client(server->port());
  const auto answer = client.ask(get("/api/broken"));
  EXPECT_EQ(answer.status, 500);
  EXPECT_FALSE(answer.body.contains("secret"));
  EXPECT_EQ(exception, "a secret reason");
  EXPECT_EQ(client.ask(get("/api/things/1")).status, 200);
}

TEST_F(HttpServerTest, ServesPagesAndAssets) {
  start();
  const auto page = ask(get("/conversations/7", "Accept: text/html\r\n"));
  EXPECT_EQ(page.body, "<console>");
  EXPECT_TRUE(page.head.contains("frame-ancestors 'none'"));
  EXPECT_EQ(ask(get("/conversations/7", "Accept: image/png\r\n")).status, 404);
  EXPECT_EQ(ask(get("/api/x", "Accept: text/html\r\n")).status, 404);
  const auto asset = ask(get("/assets/app-1.js", "Accept-Encoding: gzip, br\r\n"));
  EXPECT_EQ(asset.body, "zipped");
  EXPECT_TRUE(asset.head.contains("immutable"));
  EXPECT_EQ(ask(get("/assets/app-1.js")).body, "script text");
  EXPECT_EQ(
      Client(server->port()).ask(get("/assets/app-1.js", "If-None-Match: \"a\"\r\n"), false).status,
      304);
  EXPECT_EQ(ask(get("/assets/none.js", "Accept: text/html\r\n")).status, 404);
  EXPECT_EQ(ask(get("/demo")).body, "<demo>");
}

TEST_F(HttpServerTest, LetsOnlyTheSitesOfAChannelFrameTheWidget) {
  start();
  EXPECT_TRUE(ask(get("/widget/?channel=shop"))
                  .head.contains("frame-ancestors 'self' https://shop.example\r\n"));
  EXPECT_TRUE(ask(get("/widget/?channel=any")).head.contains("frame-ancestors *\r\n"));
}

TEST_F(HttpServerTest, RefusesAForeignHost) {
  options.public_url = "https://desk.example/";
  start();
  EXPECT_EQ(ask("GET /api/things/1 HTTP/1.1\r\nHost: evil.example\r\n\r\n").status, 421);
  EXPECT_EQ(ask("GET /api/things/1 HTTP/1.1\r\nHost: desk.example\r\n\r\n").status, 200);
  EXPECT_EQ(ask("GET /api/things/1 HTTP/1.1\r\nHost: 127.0.0.1:80\r\n\r\n").status, 200);
}

TEST_F(HttpServerTest, AnswersWhoeverWatchesANodeByItsAddress) {
  options.public_url = "https://desk.example/";
  const auto alive = [](Request&) -> asio::awaitable<Response> { co_return Response{}; };
  start({{Method::get, "/readyz", alive}});
  EXPECT_EQ(ask("GET /readyz HTTP/1.1\r\nHost: 10.42.0.7:8080\r\n\r\n").status, 200);
}

TEST_F(HttpServerTest, SpreadsConnectionsOverThreads) {
  std::mutex mutex;
  std::map<std::thread::id, int> seen;
  start({{Method::get, "/api/thread", [&](Request&) -> asio::awaitable<Response> {
            const std::lock_guard lock(mutex);
            ++seen[std::this_thread::get_id()];
            co_return Response();
          }}});
  for (int i = 0; i < 10; ++i) EXPECT_EQ(ask(get("/api/thread")).status, 200);
  ASSERT_EQ(seen.size(), 2u);
  EXPECT_EQ(seen.begin()->second, 5);
}

// A handler that ends when the test says so.
struct Gate {
  std::latch entered{1};
  std::unique_ptr<asio::steady_timer> timer;
  asio::awaitable<Response> wait(Request&) {
    const auto executor = co_await asio::this_coro::executor;
    timer = std::make_unique<asio::steady_timer>(executor, std::chrono::hours(1));
    entered.count_down();
    co_await timer->async_wait(asio::as_tuple(asio::use_awaitable));
    co_return Response();
  }
  void open() {
    asio::post(timer->get_executor(), [this] { timer->cancel(); });
  }
};

TEST_F(HttpServerTest, F25_StopsGracefully) {
  Gate gate;
  start({{Method::get, "/api/slow", [&](Request& request) { return gate.wait(request); }}});
  Client idle(server->port());
  EXPECT_EQ(idle.ask(get("/api/things/1")).status, 200);
  Client busy(server->port());
  busy.send(get("/api/slow"));
  gate.entered.wait();
  std::thread stopper([&] { server->stop(); });
  EXPECT_TRUE(idle.is_closed_by_peer());
  gate.open();
  const auto answer = busy.receive();
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.head.contains("Connection: close"));
  stopper.join();
  boost::system::error_code refused;
  Tcp::socket late(threads.at(0));
  late.connect({asio::ip::address_v4::loopback(), server->port()}, refused);
  EXPECT_TRUE(refused);
}

TEST_F(HttpServerTest, F25_WhoHasConnectedIsAnsweredBeforeTheEnd) {
  start();
  Client idle(server->port());
  EXPECT_EQ(idle.ask(get("/api/things/1")).status, 200);
  Client connected(server->port());
  std::thread stopper([&] { server->stop(); });
  EXPECT_TRUE(idle.is_closed_by_peer());
  const auto answer = connected.ask(get("/api/things/2"));
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.head.contains("Connection: close"));
  stopper.join();
}

TEST_F(HttpServerTest, F25_WhoIsNotLetInYetIsAnsweredToo) {
  std::latch entered{1};
  std::latch released{1};
  const auto keep_all_waiting = [&](Request&) -> asio::awaitable<Response> {
    entered.count_down();
    released.wait();
    co_return Response();
  };
  start({{Method::get, "/api/busy", keep_all_waiting}});
  Client busy(server->port());
  busy.send(get("/api/busy"));
  entered.wait();
  Client queued(server->port());
  queued.send(get("/api/things/1"));
  std::thread stopper([&] { server->stop(); });
  released.count_down();
  EXPECT_EQ(busy.receive().status, 200);
  EXPECT_EQ(queued.receive().status, 200);
  stopper.join();
}

}  // namespace
}  // namespace harken::edge
