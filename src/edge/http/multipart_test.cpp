// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/multipart.hpp"

#include <gtest/gtest.h>

namespace harken::edge {
namespace {

const std::string kType = "multipart/form-data; boundary=XyZ";

std::string part(std::string_view disposition, std::string_view type, std::string_view bytes) {
  std::string text = "--XyZ\r\nContent-Disposition: ";
  text.append(disposition).append("\r\nContent-Type: ").append(type).append("\r\n\r\n");
  return text.append(bytes).append("\r\n");
}

std::string form(std::string_view disposition, std::string_view type, std::string_view bytes) {
  return part(disposition, type, bytes) + "--XyZ--\r\n";
}

constexpr std::string_view kFile = "form-data; name=\"file\"; filename=\"a.png\"";

TEST(Upload, KeepsEveryByte) {
  std::string bytes;
  for (int i = 0; i < 100'000; ++i) bytes.push_back(static_cast<char>(i * 31 + i / 256));
  bytes += "\r\n--XyY\r\n--Xy\n\n\r\n";
  const auto file = parse_upload(kType, form(kFile, "image/png", bytes));
  ASSERT_TRUE(file) << file.error().detail;
  EXPECT_EQ(file->name, "a.png");
  EXPECT_TRUE(file->bytes == bytes) << file->bytes.size() << " of " << bytes.size();
}

TEST(Upload, KeepsTheNameInUtf8) {
  const auto file = parse_upload(
      kType, form("form-data; name=\"file\"; filename=\"фото 1.png\"", "image/png", "x"));
  ASSERT_TRUE(file) << file.error().detail;
  EXPECT_EQ(file->name, "фото 1.png");
}

TEST(Upload, TakesAnEmptyFile) {
  const auto file = parse_upload(kType, form(kFile, "text/plain", ""));
  ASSERT_TRUE(file) << file.error().detail;
  EXPECT_EQ(file->bytes, "");
}

TEST(Upload, RefusesOtherForms) {
  EXPECT_FALSE(parse_upload(kType, ""));
  EXPECT_FALSE(parse_upload(kType, "nonsense"));
  EXPECT_FALSE(parse_upload(kType, part(kFile, "image/png", "1") + form(kFile, "image/png", "2")));
  EXPECT_FALSE(parse_upload(kType, form("form-data; name=\"other\"; filename=\"a\"", "a/b", "x")));
  EXPECT_FALSE(parse_upload(kType, form("form-data; name=\"file\"", "a/b", "x")));
  EXPECT_FALSE(parse_upload("multipart/form-data", form(kFile, "image/png", "x")));
  const auto other = parse_upload("application/json", "{}");
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().kind, Errc::unsupported);
}

TEST(Upload, SurvivesDeepNesting) {
  std::string body;
  for (int i = 0; i < 20'000; ++i)
    body += "--XyZ\r\nContent-Type: multipart/mixed; boundary=XyZ\r\n\r\n";
  EXPECT_FALSE(parse_upload(kType, body));
}

}  // namespace
}  // namespace harken::edge
