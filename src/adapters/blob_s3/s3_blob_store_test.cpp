// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/blob_s3/s3_blob_store.hpp"

#include <gtest/gtest.h>

#include "contract/memory_bucket.hpp"

namespace harken {
namespace {

using testing::MemoryBucket;
using testing::reply;
using testing::s3_error;
using Script = MemoryBucket::Script;

const std::string kBytes("\0\xff\r\n bytes", 10);
const std::string kHash = sha256_hex(kBytes);
const std::string kPath = "/files/desk/" + kHash.substr(0, 2) + "/" + kHash.substr(2);
constexpr std::string_view kOwn;  // the bucket's own answer

// The first `times` requests of this method are answered so; nullopt: the connection is cut.
Script first(int times, std::string method, std::optional<std::string> with) {
  return [times, method, with](const auto& request) mutable -> std::optional<std::string> {
    const bool is_hit = request.method_string() == method && times-- > 0;
    return is_hit ? with : std::optional(std::string(kOwn));
  };
}

std::string detail(const auto& result) { return result ? "no error" : result.error().detail; }

TEST(S3BlobStoreTest, TheSameBytesTwiceAreSentOnce) {
  MemoryBucket bucket;
  S3BlobStore store(bucket.options());
  ASSERT_TRUE(store.put(kHash, kBytes));
  ASSERT_TRUE(store.put(kHash, kBytes));
  EXPECT_EQ(bucket.objects(), (std::map<std::string, std::string>{{kPath, kBytes}}));
  EXPECT_EQ(bucket.count("PUT"), 1);
  EXPECT_EQ(bucket.server().connections(), 1u);
}

TEST(S3BlobStoreTest, OtherBytesOfThatNameAreReplaced) {
  MemoryBucket bucket;
  S3BlobStore store(bucket.options());
  for (const auto& other : {std::string("half"), std::string(kBytes.size(), 'x')}) {
    bucket.set(kPath, other);
    ASSERT_TRUE(store.put(kHash, kBytes));
    EXPECT_EQ(bucket.objects().at(kPath), kBytes);
  }
}

TEST(S3BlobStoreTest, BytesThatAreNotThoseOfTheNameAreRefused) {
  MemoryBucket bucket;
  S3BlobStore store(bucket.options());
  EXPECT_FALSE(store.put(kHash, "others"));
  EXPECT_TRUE(bucket.server().requests().empty());
}

TEST(S3BlobStoreTest, DamagedBytesAreNotGiven) {
  MemoryBucket bucket;
  S3BlobStore store(bucket.options());
  auto damaged = kBytes;
  damaged.back() ^= 1;
  bucket.set(kPath, damaged);
  const auto got = store.get(kHash);
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().kind, Errc::unavailable);
}

TEST(S3BlobStoreTest, PassingTroubleIsTriedAgain) {
  for (const auto& trouble : {std::optional(s3_error("503 Slow Down", "SlowDown")),
                              std::optional(reply("500 Internal Server Error", "")),
                              std::optional(s3_error("400 Bad Request", "RequestTimeout")),
                              std::optional<std::string>()}) {
    MemoryBucket bucket;
    S3BlobStore store(bucket.options());
    bucket.answer_by(first(3, "PUT", trouble));
    EXPECT_TRUE(store.put(kHash, kBytes)) << trouble.value_or("cut");
    bucket.answer_by(first(2, "GET", trouble));
    EXPECT_EQ(store.get(kHash).value_or(""), kBytes) << trouble.value_or("cut");
  }
}

TEST(S3BlobStoreTest, LastingTroubleEndsAndWhileItLastsOneAttemptIsMade) {
  MemoryBucket bucket;
  auto options = bucket.options();
  std::vector<std::string> told;
  options.on_change = [&](const std::string& what) { told.push_back(what); };
  S3BlobStore store(options);
  bucket.answer_by([](const auto&) { return s3_error("503 Slow Down", "SlowDown"); });
  const auto got = store.get(kHash);
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().kind, Errc::unavailable);
  EXPECT_EQ(bucket.count("GET"), 4);
  EXPECT_FALSE(store.get(kHash));
  EXPECT_EQ(bucket.count("GET"), 5);
  EXPECT_FALSE(store.remove(kHash));
  EXPECT_EQ(bucket.count("DELETE"), 0) << "a transaction would wait for it";
  bucket.answer_by(first(0, "", {}));
  EXPECT_EQ(store.get(kHash).error().kind, Errc::not_found);
  EXPECT_EQ(told, (std::vector<std::string>{"is away: the store refuses (503 SlowDown)",
                                            "answers again"}));
}

TEST(S3BlobStoreTest, AnAnswerThatConfirmsNothingIsNotBelieved) {
  MemoryBucket bucket;
  S3BlobStore store(bucket.options());
  bucket.answer_by(
      first(1, "PUT", reply("200 OK", "", "ETag: \"" + std::string(32, '0') + "\"\r\n")));
  EXPECT_TRUE(detail(store.put(kHash, kBytes)).contains("other bytes"));
  bucket.answer_by(first(1, "PUT", reply("200 OK", "")));
  EXPECT_TRUE(detail(store.put(kHash, kBytes)).contains("has not got"));
  EXPECT_TRUE(bucket.objects().empty());
}

TEST(S3BlobStoreTest, AnETagThatIsNoMd5IsAskedAbout) {
  MemoryBucket bucket;
  S3BlobStore store(bucket.options());
  bucket.answer_by([&](const auto& request) -> std::optional<std::string> {
    if (request.method_string() != "PUT") return std::string(kOwn);
    bucket.set(std::string(request.target()), request.body());
    return reply(
        "200 OK", "",
        "x-amz-server-side-encryption: aws:kms\r\nETag: \"" + std::string(32, '0') + "\"\r\n");
  });
  EXPECT_TRUE(store.put(kHash, kBytes));
  EXPECT_EQ(store.get(kHash).value_or(""), kBytes);
}

TEST(S3BlobStoreTest, WhoeverMayNotListMayStillWrite) {
  MemoryBucket bucket;
  S3BlobStore store(bucket.options());
  bucket.answer_by(first(1, "HEAD", reply("403 Forbidden", "")));
  EXPECT_TRUE(store.put(kHash, kBytes));
}

TEST(S3BlobStoreTest, TheProbeSaysWhatIsWrong) {
  const std::tuple<const char*, std::string, const char*> cases[] = {
      {"PUT", s3_error("404 Not Found", "NoSuchBucket"), "no such bucket"},
      {"PUT", s3_error("403 Forbidden", "InvalidAccessKeyId"), "access key"},
      {"PUT", s3_error("403 Forbidden", "SignatureDoesNotMatch"), "secret key"},
      {"PUT", s3_error("403 Forbidden", "RequestTimeTooSkewed"), "clock"},
      {"PUT", s3_error("507 Insufficient Storage", "XMinioStorageFull"), "full"},
      {"PUT", reply("301 Moved Permanently", "", "x-amz-bucket-region: eu-west-3\r\n"),
       "eu-west-3"},
      {"PUT", reply("405 Method Not Allowed", "<html>"), "405"},
      {"GET", s3_error("403 Forbidden", "AccessDenied"), "may not"},
      {"GET", reply("200 OK", "something else"), "other bytes"},
      {"DELETE", s3_error("403 Forbidden", "AccessDenied"), "may not"},
  };
  for (const auto& [method, answer, words] : cases) {
    MemoryBucket bucket;
    S3BlobStore store(bucket.options());
    bucket.answer_by(first(100, method, answer));
    const auto said = detail(store.probe());
    EXPECT_TRUE(said.contains(words)) << said;
    EXPECT_FALSE(said.contains("secret-of-the-desk"));
  }
}

TEST(S3BlobStoreTest, TheProbeLeavesOneObjectOfItsOwn) {
  MemoryBucket bucket;
  S3BlobStore store(bucket.options());
  bucket.set(kPath, kBytes);
  ASSERT_TRUE(store.probe());
  ASSERT_TRUE(store.probe());
  EXPECT_EQ(bucket.objects().size(), 2u);
  EXPECT_TRUE(bucket.objects().contains("/files/desk/harken-probe"));
}

TEST(S3BlobStoreTest, NothingIsSentThatIsNotSignedOrNotMeant) {
  MemoryBucket bucket;
  S3BlobStore store(bucket.options());
  // Above 1 MiB libcurl asks first (Expect), which is not signed.
  const std::string large(2'000'000, 'x');
  ASSERT_TRUE(store.put(sha256_hex(large), large));
  for (const auto& request : bucket.server().requests()) {
    const std::string authorization(request["authorization"]);
    EXPECT_TRUE(authorization.starts_with("AWS4-HMAC-SHA256 Credential=access/"));
    EXPECT_TRUE(authorization.contains("x-amz-content-sha256;x-amz-date")) << authorization;
    EXPECT_FALSE(authorization.contains("expect")) << authorization;
  }
}

}  // namespace
}  // namespace harken
