// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/router.hpp"

#include <gtest/gtest.h>

namespace harken::edge {
namespace {

Router make_router() {
  std::vector<Route> routes;
  routes.push_back({Method::get, "/api/v1/conversations", {}, 1});
  routes.push_back({Method::get, "/api/v1/conversations/counts", {}, 2});
  routes.push_back({Method::get, "/api/v1/conversations/{id}", {}, 3});
  routes.push_back({Method::post, "/api/v1/conversations/{id}/accept", {}, 4});
  routes.push_back({Method::put, "/api/v1/conversations/{id}/labels/{label_id}", {}, 5});
  routes.push_back({Method::del, "/api/v1/conversations/{id}/labels/{label_id}", {}, 6});
  return Router(std::move(routes));
}

TEST(Router, PrefersTheRouteThatStandsFirst) {
  const auto router = make_router();
  EXPECT_EQ(router.find(Method::get, "/api/v1/conversations/counts").route->body_limit, 2u);
  EXPECT_EQ(router.find(Method::get, "/api/v1/conversations/7").route->body_limit, 3u);
}

TEST(Router, FillsParamsInTheirOrder) {
  const auto router = make_router();
  const auto match = router.find(Method::del, "/api/v1/conversations/7/labels/9");
  ASSERT_TRUE(match.route);
  EXPECT_EQ(match.route->body_limit, 6u);
  EXPECT_EQ(match.params, (std::vector<std::string>{"7", "9"}));
}

TEST(Router, NamesTheMethodsOfAKnownPath) {
  const auto router = make_router();
  EXPECT_EQ(router.find(Method::get, "/api/v1/conversations/7/labels/9").allowed, "PUT, DELETE");
  EXPECT_EQ(router.find(Method::post, "/api/v1/conversations").allowed, "GET, HEAD");
}

TEST(Router, AnswersHeadByTheRouteOfGet) {
  const auto router = make_router();
  EXPECT_EQ(router.find(Method::head, "/api/v1/conversations").route->body_limit, 1u);
}

TEST(Router, KnowsNothingElse) {
  const auto router = make_router();
  for (const char* path :
       {"/", "", "/api/v1", "/api/v1/conversations/", "/api/v1/conversations//accept",
        "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t"}) {
    const auto match = router.find(Method::get, path);
    EXPECT_FALSE(match.route) << path;
    EXPECT_EQ(match.allowed, "") << path;
  }
}

}  // namespace
}  // namespace harken::edge
