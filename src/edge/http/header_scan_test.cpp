// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/header_scan.hpp"

#include <gtest/gtest.h>

namespace harken::edge {
namespace {

using State = HeaderScan::State;

State scan_all(std::string_view bytes) { return HeaderScan().scan(bytes); }

TEST(HeaderScan, FindsTheEndWhereverTheBytesAreCut) {
  const std::string_view bytes = "GET / HTTP/1.1\r\nHost: a\r\n\r\nrest\n";
  const auto header = bytes.size() - 5;
  for (std::size_t cut = 0; cut < header; ++cut) {
    HeaderScan scan;
    ASSERT_EQ(scan.scan(bytes.substr(0, cut)), State::incomplete) << cut;
    ASSERT_EQ(scan.scan(bytes), State::complete) << cut;
    ASSERT_EQ(scan.size(), header);
  }
}

TEST(HeaderScan, RefusesWhatServersReadDifferently) {
  using std::string_view_literals::operator""sv;
  for (const auto bytes :
       {"GET / HTTP/1.1\n\n"sv, "GET / HTTP/1.1\r\nA: b\n\r\n"sv,
        "GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n"sv, "GET / HTTP/1.1\r\nA: b\r\n\tc"sv,
        "GET / HTTP/1.1\r\nA: b\rc"sv, "GET /\0 HTTP/1.1"sv, "GET / HTTP/1.1\r\n\rX"sv})
    EXPECT_EQ(scan_all(bytes), State::malformed) << bytes;
}

}  // namespace
}  // namespace harken::edge
