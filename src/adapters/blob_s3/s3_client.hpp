// SPDX-License-Identifier: AGPL-3.0-or-later
// One signed request to a bucket at a time and handle. libcurl signs (AWS Signature Version 4).
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/blob_s3/s3_location.hpp"
#include "core/base/result.hpp"

namespace harken {

struct S3Keys {
  std::string access_key;
  std::string secret_key;
};

struct S3Request {
  const char* method = "GET";  // HEAD, PUT, DELETE
  std::string key;             // under the prefix
  std::string_view body;       // of PUT; outlives the call
  std::string body_hash;       // its SHA-256 in hex
  std::string body_md5;        // in base64; empty: none
  std::chrono::milliseconds timeout{20'000};
};

struct S3Answer {
  int status = 0;
  std::string body;
  std::string etag;          // without its quotes
  std::string encryption;    // by which the server encrypts what it stores; empty: not, or not said
  std::string region;        // where the bucket is, when the server says so
  std::int64_t length = -1;  // of the object, with HEAD
};

class S3Client {
 public:
  S3Client(S3Location location, S3Keys keys);
  ~S3Client();
  S3Client(const S3Client&) = delete;
  S3Client& operator=(const S3Client&) = delete;

  // From any thread. Any status is an answer. Errors: unavailable, when there was none.
  Result<S3Answer> send(const S3Request& request);

 private:
  struct Handle;  // with its connections, which stay open
  std::unique_ptr<Handle> take();
  void give_back(std::unique_ptr<Handle> handle);

  const S3Location location_;
  const S3Keys keys_;
  const std::string signature_;  // what libcurl is told to sign for
  std::mutex mutex_;
  std::vector<std::unique_ptr<Handle>> idle_;
};

}  // namespace harken
