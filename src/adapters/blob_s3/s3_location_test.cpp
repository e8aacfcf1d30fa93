// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/blob_s3/s3_location.hpp"

#include <gtest/gtest.h>

namespace harken {
namespace {

std::string url(std::string_view text) {
  const auto location = S3Location::parse(text);
  return location ? location->url_of("ab/cd") + " " + location->region : location.error().detail;
}

TEST(S3LocationTest, WithoutAnEndpointItIsAws) {
  EXPECT_EQ(url("s3://files"), "https://files.s3.us-east-1.amazonaws.com/ab/cd us-east-1");
  EXPECT_EQ(url("s3://files/a/b?region=eu-central-1"),
            "https://files.s3.eu-central-1.amazonaws.com/a/b/ab/cd eu-central-1");
  EXPECT_EQ(url("s3://my.files/"), "https://s3.us-east-1.amazonaws.com/my.files/ab/cd us-east-1")
      << "a certificate of AWS fits no bucket with dots";
}

TEST(S3LocationTest, AnotherServerHasTheBucketInThePathUnlessItIsToldOtherwise) {
  EXPECT_EQ(url("s3://files/desk/?endpoint=https://minio.example:9000/"),
            "https://minio.example:9000/files/desk/ab/cd us-east-1");
  EXPECT_EQ(url("s3://files?endpoint=http://127.0.0.1:9000&region=x&path-style=true"),
            "http://127.0.0.1:9000/files/ab/cd x");
  EXPECT_EQ(url("s3://files?endpoint=https://s3.example&path-style=false"),
            "https://files.s3.example/ab/cd us-east-1");
}

TEST(S3LocationTest, WhatIsWrongIsSaid) {
  const std::pair<const char*, const char*> cases[] = {
      {"s3:/files", "s3://"},
      {"s3://", "BUCKET"},
      {"s3://fi les", "BUCKET"},
      {"s3://AKIA:secret@files/x", "HARKEN_S3_SECRET_KEY"},
      {"s3://files/a/../b", "no .."},
      {"s3://files/a//b", "empty part"},
      {"s3://files/a%20b", "prefix"},
      {"s3://files?endpoint=minio", "endpoint"},
      {"s3://files?endpoint=https://u:p@minio", "endpoint"},
      {"s3://files?endpoint=https://minio/path", "endpoint"},
      {"s3://files?region=", "region"},
      {"s3://files?region=a:b", "region"},
      {"s3://files?path-style=yes", "path-style"},
      {"s3://files?secret=x", "secret"},
  };
  for (const auto& [text, named] : cases) {
    const auto location = S3Location::parse(text);
    ASSERT_FALSE(location) << text;
    EXPECT_TRUE(location.error().detail.contains(named)) << text << ": " << location.error().detail;
    EXPECT_FALSE(location.error().detail.contains("AKIA")) << "a key that was given in the address";
  }
}

}  // namespace
}  // namespace harken
