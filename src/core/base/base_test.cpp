// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include <type_traits>
#include <unordered_set>

#include "core/base/base64.hpp"
#include "core/base/id.hpp"
#include "core/base/result.hpp"
#include "core/base/timestamp.hpp"

namespace harken {
namespace {

// RFC 4648, section 10.
TEST(Base64, WritesAndReadsEveryLength) {
  constexpr std::pair<std::string_view, std::string_view> kVectors[] = {{"", ""},
                                                                        {"f", "Zg=="},
                                                                        {"fo", "Zm8="},
                                                                        {"foo", "Zm9v"},
                                                                        {"foob", "Zm9vYg=="},
                                                                        {"fooba", "Zm9vYmE="},
                                                                        {"foobar", "Zm9vYmFy"},
                                                                        {"\xff\xfe", "//4="}};
  for (const auto& [bytes, text] : kVectors) {
    EXPECT_EQ(to_base64(bytes), text);
    EXPECT_EQ(from_base64(text), bytes);
  }
  std::string all;
  for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
  EXPECT_EQ(from_base64(to_base64(all)), all);
}

TEST(Base64, RefusesEverythingElse) {
  for (const auto* text :
       {"Z", "Zg", "Zg=", "=Zg=", "Zg==Zg==", "Z===", "====", "Zm9 v", " Zm9v", "Zm9-", "Zm9\n"})
    EXPECT_FALSE(from_base64(text)) << text;
}

TEST(Id, ReadsExactlyWhatItWrites) {
  for (const std::int64_t value :
       {std::int64_t{1}, std::int64_t{9'007'199'254'740'993}, INT64_MAX}) {
    const UserId id(value);
    EXPECT_EQ(UserId::parse(id.to_string()), id);
  }
  EXPECT_EQ(UserId(9'007'199'254'740'993).to_string(), "9007199254740993");
}

TEST(Id, RefusesEverythingElse) {
  for (const auto bad : {"", "0", "-1", "+1", "01", " 1", "1 ", "1.0", "1e3", "0x1", "abc", "1a",
                         "9223372036854775808", "18446744073709551617", "１"})
    EXPECT_FALSE(UserId::parse(bad)) << bad;
}

TEST(Id, NamesNothingByDefault) {
  EXPECT_FALSE(UserId{});
  EXPECT_TRUE(UserId(1));
  EXPECT_LT(UserId(1), UserId(2));
  const std::unordered_set<UserId> set{UserId(1), UserId(1), UserId(2)};
  EXPECT_EQ(set.size(), 2u);
}

TEST(Id, OneKindIsNotAnother) {
  EXPECT_FALSE((std::is_convertible_v<UserId, ContactId>));
  EXPECT_FALSE((std::is_constructible_v<UserId, ContactId>));
  EXPECT_FALSE((std::is_convertible_v<std::int64_t, UserId>));
}

TEST(Timestamp, IsRfc3339InUtcWithMicroseconds) {
  EXPECT_EQ(to_rfc3339({0}), "1970-01-01T00:00:00.000000Z");
  EXPECT_EQ(to_rfc3339({1'763'884'800'000'123}), "2025-11-23T08:00:00.000123Z");
  EXPECT_EQ(to_rfc3339({1'709'164'799'999'999}), "2024-02-28T23:59:59.999999Z");
  EXPECT_EQ(to_rfc3339({1'709'164'800'000'000}), "2024-02-29T00:00:00.000000Z");
  EXPECT_EQ(to_rfc3339({-1}), "1969-12-31T23:59:59.999999Z");
}

TEST(Timestamp, ReadsWhatItWrites) {
  for (const std::int64_t micros : {std::int64_t{0}, std::int64_t{1'700'000'000'123'456},
                                    std::int64_t{951'782'400'000'000}, std::int64_t{-1}})
    EXPECT_EQ(parse_rfc3339(to_rfc3339(Timestamp{micros})), Timestamp{micros});
  EXPECT_EQ(parse_rfc3339("2026-11-23T08:05:00Z"), parse_rfc3339("2026-11-23T15:05:00+07:00"));
  EXPECT_EQ(parse_rfc3339("1970-01-01T00:00:00.5Z"), Timestamp{500'000});
  EXPECT_EQ(parse_rfc3339("1969-12-31T22:00:00.1234567-02:00"), Timestamp{123'456});
}

TEST(Timestamp, ReadsNothingElse) {
  for (const char* text : {"", "2026", "2026-11-23", "2026-11-23T08:05:00", "2026-13-01T00:00:00Z",
                           "2026-02-30T00:00:00Z", "2026-11-23T24:00:00Z", "2026-11-23T08:60:00Z",
                           "2026-11-23T08:05:00Zz", "2026-11-23 08:05:00Z", "2026-11-23T08:05:00+7",
                           "2026-11-23T08:05:00+07:60", "+026-11-23T08:05:00Z"})
    EXPECT_FALSE(parse_rfc3339(text)) << text;
}

TEST(Timestamp, AddsSeconds) {
  EXPECT_EQ(Timestamp{5}.plus_seconds(2), Timestamp{2'000'005});
  EXPECT_EQ(Timestamp{0}.plus_seconds(-1), Timestamp{-1'000'000});
}

Result<int> half(int value) {
  if (value % 2 != 0) return fail_invalid("value", "odd");
  return value / 2;
}

Result<int> quarter(int value) {
  ASSIGN_OR_RETURN(const int once, half(value));
  return half(once);
}

Status check_quarter(int value) {
  RETURN_IF_ERROR(quarter(value));
  return {};
}

TEST(Result, CarriesTheFirstErrorUp) {
  EXPECT_EQ(quarter(8), 2);
  const auto failed = check_quarter(6);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().field, "value");
  EXPECT_STREQ(failed.error().code, "invalid");
}

TEST(Result, NotFoundSaysWhat) {
  const Status status = fail_not_found("label");
  EXPECT_EQ(status.error().kind, Errc::not_found);
  EXPECT_EQ(status.error().detail, "no such label");
}

TEST(Timestamp, ReadsWhatItWritesAndOtherFormsOfIt) {
  EXPECT_EQ(parse_rfc3339("2025-11-23T08:00:00.000123Z"), Timestamp{1'763'884'800'000'123});
  EXPECT_EQ(parse_rfc3339("2025-11-23T08:00:00Z"), Timestamp{1'763'884'800'000'000});
  EXPECT_EQ(parse_rfc3339("2025-11-23T11:30:00.5+03:30"), Timestamp{1'763'884'800'500'000});
  EXPECT_EQ(parse_rfc3339("2025-11-23t03:00:00.1234567-05:00"), Timestamp{1'763'884'800'123'456});
}

TEST(Timestamp, RefusesEverythingElse) {
  for (const auto bad : {"", "2025-11-23", "2025-11-23T08:00", "2025-11-23 08:00:00Z",
                         "2025-13-01T00:00:00Z", "2025-02-30T00:00:00Z", "2025-11-23T24:00:00Z",
                         "2025-11-23T08:00:00", "-025-11-23T08:00:00Z", "2025-11-23T08:00:00.Z",
                         "2025-11-23T08:00:00Zx", "2025-11-23T08:00:00+24:00"})
    EXPECT_FALSE(parse_rfc3339(bad)) << bad;
}

}  // namespace
}  // namespace harken
