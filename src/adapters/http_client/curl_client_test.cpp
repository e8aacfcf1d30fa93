// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/http_client/curl_client.hpp"

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <latch>

#include "adapters/http_client/testing/scripted_server.hpp"

namespace harken {
namespace {

using std::chrono::milliseconds;
using testing::reply;
using testing::ScriptedServer;

std::string_view code_of(const Result<HttpAnswer>& answer) {
  return answer ? "answered" : answer.error().code;
}

std::string header_of(const HttpAnswer& answer, std::string_view name) {
  for (const auto& [each, value] : answer.headers)
    if (each == name) return value;
  return "(none)";
}

HttpRequest post(const std::string& url, std::string body) {
  HttpRequest request;
  request.method = "POST";
  request.url = url;
  request.body = std::move(body);
  return request;
}

HttpRequest get(const std::string& url) {
  HttpRequest request;
  request.url = url;
  return request;
}

TEST(CurlClientTest, SendsABodyAndGetsTheAnswer) {
  ScriptedServer server([](const auto&) {
    return reply("201 Created", "made", "X-Kiln:  hot \r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n");
  });
  CurlClient client(EgressRules::parse("127.0.0.1").value());
  auto request = post(server.url("/things?x=1"), std::string("a\0b", 3));
  request.headers = {{"Content-Type", "application/json"}, {"X-Empty", ""}};
  const auto answer = client.send(request);
  ASSERT_TRUE(answer) << answer.error().detail;
  EXPECT_EQ(answer->status, 201);
  EXPECT_EQ(answer->body, "made");
  EXPECT_EQ(header_of(*answer, "x-kiln"), "hot");
  EXPECT_EQ(std::ranges::count(answer->headers, std::string("set-cookie"),
                               [](const auto& header) { return header.first; }),
            2);
  const auto seen = server.requests().at(0);
  EXPECT_EQ(seen.method_string(), "POST");
  EXPECT_EQ(seen.target(), "/things?x=1");
  EXPECT_EQ(seen.body(), std::string("a\0b", 3));
  EXPECT_EQ(seen["content-type"], "application/json");
  EXPECT_EQ(seen.count("x-empty"), 1u);
}

TEST(CurlClientTest, SendsALargeBodyWithoutAskingFirst) {
  ScriptedServer server([](const auto&) { return reply("200 OK", ""); });
  CurlClient client(EgressRules::parse("127.0.0.1").value());
  // From 1 MiB on libcurl would wait for a "100 Continue".
  ASSERT_TRUE(client.send(post(server.url("/"), std::string(2'000'000, 'x'))));
  EXPECT_EQ(server.requests().at(0).count("expect"), 0u);
  EXPECT_EQ(server.requests().at(0).body().size(), 2'000'000u);
}

TEST(CurlClientTest, SendsEveryMethod) {
  ScriptedServer server([](const auto& request) {
    return reply("200 OK", request.method() == boost::beast::http::verb::head ? "" : "x");
  });
  CurlClient client(EgressRules::parse("127.0.0.1").value());
  for (const auto* method : {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "GET"}) {
    auto request = get(server.url("/"));
    request.method = method;
    const auto answer = client.send(request);
    ASSERT_TRUE(answer) << method;
    EXPECT_EQ(server.requests().back().method_string(), method);
  }
}

TEST(CurlClientTest, SendsMultipart) {
  ScriptedServer server([](const auto&) { return reply("200 OK", ""); });
  CurlClient client(EgressRules::parse("127.0.0.1").value());
  auto request = post(server.url("/"), "");
  request.parts = {{"chat_id", "7", "", ""},
                   {"photo", std::string("\x89PNG\0\r\n", 7), "a \"cat\".png", "image/png"}};
  ASSERT_TRUE(client.send(request));
  const auto seen = server.requests().at(0);
  EXPECT_TRUE(seen["content-type"].starts_with("multipart/form-data; boundary="));
  EXPECT_TRUE(seen.body().contains("name=\"chat_id\"\r\n\r\n7\r\n")) << seen.body();
  EXPECT_TRUE(seen.body().contains("Content-Type: image/png\r\n"));
  EXPECT_TRUE(seen.body().contains(std::string("\x89PNG\0\r\n", 7)));
  EXPECT_FALSE(seen.body().contains("\"cat\""));
}

TEST(CurlClientTest, AnyStatusIsAnAnswerAndNoRedirectIsFollowed) {
  ScriptedServer server([](const auto& request) {
    if (request.target() == "/away") return reply("302 Found", "", "Location: /secret\r\n");
    return reply("503 Service Unavailable", "busy");
  });
  CurlClient client(EgressRules::parse("127.0.0.1").value());
  EXPECT_EQ(client.send(get(server.url("/away")))->status, 302);
  EXPECT_EQ(client.send(get(server.url("/")))->status, 503);
  EXPECT_EQ(server.requests().size(), 2u);
}

TEST(CurlClientTest, KeepsItsConnection) {
  ScriptedServer server([](const auto&) { return reply("200 OK", "x"); });
  CurlClient client(EgressRules::parse("127.0.0.1").value());
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(client.send(post(server.url("/"), "x")));
  EXPECT_EQ(server.connections(), 1u);
}

TEST(CurlClientTest, TellsWhoCouldNotBeReached) {
  std::string url;
  {
    ScriptedServer server([](const auto&) { return reply("200 OK", ""); });
    url = server.url("/token-in-the-path");
  }
  CurlClient client(EgressRules::parse("127.0.0.1").value());
  const auto answer = client.send(post(url, "x"));
  EXPECT_EQ(code_of(answer), "connect_failed");
  EXPECT_EQ(answer.error().kind, Errc::unavailable);
  EXPECT_FALSE(answer.error().detail.contains("token")) << answer.error().detail;
}

TEST(CurlClientTest, F32_AnAnswerThatNeverComesIsLostAndTheRequestNotRepeated) {
  bool hangs_up = false;
  ScriptedServer server([&](const auto&) -> std::optional<std::string> {
    if (hangs_up) return std::nullopt;
    return reply("200 OK", "");
  });
  CurlClient client(EgressRules::parse("127.0.0.1").value());
  ASSERT_TRUE(client.send(post(server.url("/"), "first")));
  // On the connection that is kept: libcurl would send it again.
  hangs_up = true;
  EXPECT_EQ(code_of(client.send(post(server.url("/"), "second"))), "answer_lost");
  EXPECT_EQ(server.requests().size(), 2u);
  EXPECT_EQ(code_of(client.send(post(server.url("/"), "third"))), "answer_lost");
  EXPECT_EQ(server.requests().size(), 3u);
}

TEST(CurlClientTest, AHalfAnswerIsLost) {
  ScriptedServer server([n = 0](const auto&) mutable -> std::optional<std::string> {
    return n++ == 0 ? "HTTP/1.1 200 OK\r\nContent-Length: 10\r\nConnection: close\r\n\r\nhalf" : "";
  });
  CurlClient client(EgressRules::parse("127.0.0.1").value());
  auto request = post(server.url("/"), "x");
  request.timeout = milliseconds(200);
  EXPECT_EQ(code_of(client.send(request)), "answer_lost");
}

// A socket that listens and whose connections nobody accepts or answers.
struct SilentPort {
  boost::asio::io_context context;
  boost::asio::ip::tcp::acceptor acceptor{context, {boost::asio::ip::address_v4::loopback(), 0}};
  std::string url(std::string_view scheme) const {
    return std::string(scheme) + "://127.0.0.1:" + std::to_string(acceptor.local_endpoint().port());
  }
};

TEST(CurlClientTest, TellsATimeoutBeforeTheRequestFromOneAfterIt) {
  SilentPort silent;
  CurlClient client(EgressRules::parse("127.0.0.1").value());
  auto request = post(silent.url("https"), "x");  // stops in the handshake
  request.timeout = milliseconds(100);
  EXPECT_EQ(code_of(client.send(request)), "timed_out");
  request.url = silent.url("http");
  EXPECT_EQ(code_of(client.send(request)), "answer_lost");
}

TEST(CurlClientTest, StopsWhenAsked) {
  std::latch asked(1);
  std::latch done(1);
  ScriptedServer server([&](const auto&) -> std::optional<std::string> {
    asked.count_down();
    done.wait();
    return std::nullopt;
  });
  CurlClient client(EgressRules::parse("127.0.0.1").value());
  std::stop_source stop;
  auto request = get(server.url("/"));
  request.timeout = std::chrono::minutes(5);
  request.stop = stop.get_token();
  std::thread stopper([&] {
    asked.wait();
    stop.request_stop();
  });
  EXPECT_EQ(code_of(client.send(request)), "cancelled");
  done.count_down();
  stopper.join();
}

TEST(CurlClientTest, LimitsTheAnswer) {
  ScriptedServer server([](const auto& request) {
    const auto headers = "X-Long: " + std::string(80'000, 'h') + "\r\n";
    return reply("200 OK", std::string(1000, 'x'), request.target() == "/head" ? headers : "");
  });
  CurlClient client(EgressRules::parse("127.0.0.1").value());
  auto request = get(server.url("/"));
  request.max_answer_bytes = 1000;
  EXPECT_EQ(code_of(client.send(request)), "answered");
  request.max_answer_bytes = 999;
  EXPECT_EQ(code_of(client.send(request)), "too_large");
  request.url = server.url("/head");
  request.max_answer_bytes = 1'000'000;
  EXPECT_EQ(code_of(client.send(request)), "too_large");
}

TEST(CurlClientTest, RefusesOtherProtocolsAndLineBreaks) {
  ScriptedServer server([](const auto&) { return reply("200 OK", ""); });
  CurlClient client(EgressRules::parse("127.0.0.1").value());
  for (const auto* url :
       {"file:///etc/hostname", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "http://"})
    EXPECT_EQ(code_of(client.send(get(url))), "invalid") << url;
  auto request = get(server.url("/"));
  request.headers = {{"X-A", "1\r\nX-B: 2"}};
  EXPECT_EQ(code_of(client.send(request)), "invalid");
  request.headers = {};
  request.method = "GET / HTTP/1.1\r\n";
  EXPECT_EQ(code_of(client.send(request)), "invalid");
  EXPECT_TRUE(server.requests().empty());
}

// A certificate that nobody vouches for.
struct SelfSigned {
  SelfSigned() {
    key = EVP_EC_gen("P-256");
    certificate = X509_new();
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key);
    auto* name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("127.0.0.1"), -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    X509_sign(certificate, key, EVP_sha256());
  }
  ~SelfSigned() {
    X509_free(certificate);
    EVP_PKEY_free(key);
  }
  EVP_PKEY* key = nullptr;
  X509* certificate = nullptr;
};

TEST(CurlClientTest, RefusesACertificateThatNobodyVouchesFor) {
  SilentPort port;
  const SelfSigned identity;
  bool got_a_request = true;
  std::thread server([&] {
    const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(
        SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
    SSL_CTX_use_certificate(context.get(), identity.certificate);
    SSL_CTX_use_PrivateKey(context.get(), identity.key);
    auto socket = port.acceptor.accept();
    const std::unique_ptr<SSL, decltype(&SSL_free)> tls(SSL_new(context.get()), SSL_free);
    SSL_set_fd(tls.get(), socket.native_handle());
    SSL_accept(tls.get());
    char byte = 0;
    got_a_request = SSL_read(tls.get(), &byte, 1) > 0;
  });
  CurlClient client(EgressRules::parse("127.0.0.1").value());
  EXPECT_EQ(code_of(client.send(post(port.url("https"), "secret"))), "connect_failed");
  server.join();
  EXPECT_FALSE(got_a_request);
}

TEST(CurlClientTest, ServesManyThreads) {
  ScriptedServer server([](const auto& request) { return reply("200 OK", request.body()); });
  CurlClient client(EgressRules::parse("127.0.0.1").value());
  std::atomic<int> right = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 12; ++i)
      threads.emplace_back([&, i] {
        for (int n = 0; n < 5; ++n) {
          const auto answer = client.send(post(server.url("/"), std::to_string(i * 10 + n)));
          if (answer && answer->body == std::to_string(i * 10 + n)) ++right;
        }
      });
  }
  EXPECT_EQ(right, 60);
}

TEST(CurlClientTest, A31_A33_ConnectsToNoAddressOfTheOwnNetworkUnlessItIsAllowed) {
  ScriptedServer server([](const auto&) { return reply("200 OK", "secret"); });
  CurlClient client;
  const auto port = server.url("").substr(std::string("http://127.0.0.1").size());
  // However the address is written, and whatever a name leads to.
  for (const auto* host :
       {"127.0.0.1", "localhost", "0x7f000001", "2130706433", "[::ffff:127.0.0.1]"}) {
    const auto url = std::string("http://") + host + port;
    EXPECT_EQ(code_of(client.send(get(url))), "address_not_allowed") << host;
    EXPECT_EQ(client.check_address(url).error().code, std::string("address_not_allowed")) << host;
  }
  EXPECT_TRUE(server.requests().empty());
  CurlClient allowed(EgressRules::parse("127.0.0.0/8").value());
  EXPECT_TRUE(allowed.check_address("http://127.0.0.1" + port));
  EXPECT_TRUE(server.requests().empty());
  EXPECT_EQ(allowed.send(get("http://127.0.0.1" + port + "/"))->body, "secret");
}

}  // namespace
}  // namespace harken
