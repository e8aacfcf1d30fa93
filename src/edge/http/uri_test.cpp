// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/uri.hpp"

#include <gtest/gtest.h>

#include "edge/http/client_address.hpp"

namespace harken::edge {
namespace {

TEST(Uri, DecodesStrictly) {
  EXPECT_EQ(percent_decode("a%20b+c"), "a b+c");
  EXPECT_EQ(percent_decode("a+b%2B", true), "a b+");
  for (const char* bad : {"%", "%2", "%zz", "a%00b"}) EXPECT_FALSE(percent_decode(bad)) << bad;
}

TEST(Uri, TakesOnlyTheOriginForm) {
  const auto target = parse_target("/a%20b?x=%zz");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/a b");
  EXPECT_EQ(target->query, "x=%zz");
  for (const char* bad : {"", "*", "http://evil/", "a", "/%"})
    EXPECT_FALSE(parse_target(bad)) << bad;
}

TEST(Request, ReadsQueryAndCookies) {
  Request request;
  request.query = "view=mine&q=a+b%26c&empty=";
  request.headers = {{"cookie", "a=1; harken_session=tok; b=2"}};
  EXPECT_EQ(request.query_param("q"), "a b&c");
  EXPECT_EQ(request.query_param("empty"), "");
  EXPECT_EQ(request.query_param("none"), std::nullopt);
  EXPECT_EQ(request.cookie("harken_session"), "tok");
  EXPECT_EQ(request.cookie("session"), "");
}

Request from(std::string ip, std::string forwarded_for, std::string proto = "https") {
  Request request;
  request.remote_ip = std::move(ip);
  request.headers = {{"x-forwarded-for", std::move(forwarded_for)},
                     {"x-forwarded-proto", std::move(proto)}};
  return request;
}

TEST(Forwarded, CountsOnlyFromATrustedProxy) {
  auto request = from("203.0.113.9", "198.51.100.1");
  apply_forwarded(request, {{"127.0.0.1"}});
  EXPECT_EQ(request.remote_ip, "203.0.113.9");
  EXPECT_FALSE(request.is_secure);
}

TEST(Forwarded, TakesTheLastAddressThatIsNotOurs) {
  auto request = from("127.0.0.1", "6.6.6.6, 198.51.100.1, 10.0.0.2");
  apply_forwarded(request, {{"127.0.0.1", "10.0.0.2"}});
  EXPECT_EQ(request.remote_ip, "198.51.100.1");
  EXPECT_TRUE(request.is_secure);
}

TEST(Forwarded, KeepsThePeerWhenTheListIsNonsense) {
  auto request = from("127.0.0.1", "hello", "http");
  apply_forwarded(request, {{"127.0.0.1"}});
  EXPECT_EQ(request.remote_ip, "127.0.0.1");
  EXPECT_FALSE(request.is_secure);
}

TEST(Host, MustBeThePublicOneOrLoopback) {
  const std::string url = "https://desk.example";
  for (const char* good :
       {"desk.example", "DESK.example:443", "127.0.0.1:8080", "localhost", "[::1]:8080"})
    EXPECT_TRUE(is_own_host(good, url)) << good;
  for (const char* bad : {"evil.example", "", "localhost.evil.example", "127.0.0.1.evil"})
    EXPECT_FALSE(is_own_host(bad, url)) << bad;
  EXPECT_TRUE(is_own_host("anything", ""));
}

TEST(Origin, MustBeThisDesk) {
  const auto own = [](std::string origin, std::string host, std::string url) {
    Request request;
    request.headers = {{"origin", std::move(origin)}, {"host", std::move(host)}};
    return is_own_origin(request, url);
  };
  EXPECT_TRUE(own("http://127.0.0.1:8080", "127.0.0.1:8080", ""));
  EXPECT_TRUE(own("https://desk.example", "desk.example", "https://desk.example"));
  EXPECT_TRUE(own("https://desk.example", "127.0.0.1:8080", "https://desk.example"));
  for (const char* bad : {"null", "", "https://evil.example", "http://127.0.0.1:8081", "file://",
                          "http://127.0.0.1:8080.evil.example", "http://127.0.0.1:8080/x"})
    EXPECT_FALSE(own(bad, "127.0.0.1:8080", "")) << bad;
  EXPECT_FALSE(own("https://evil.example", "evil.example", "https://desk.example"));
}

}  // namespace
}  // namespace harken::edge
