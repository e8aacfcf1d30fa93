// SPDX-License-Identifier: AGPL-3.0-or-later
// A bucket in memory, behind real HTTP. It checks what S3 checks of a body; signatures are checked
// by tests/support/fake_s3.ts, which signs with the makers' own library.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "adapters/blob_s3/s3_blob_store.hpp"
#include "adapters/blob_s3/s3_digest.hpp"
#include "adapters/http_client/testing/scripted_server.hpp"
#include "core/base/base64.hpp"

namespace harken::testing {

inline std::string s3_error(std::string_view status, std::string_view code) {
  return reply(status,
               "<?xml version=\"1.0\"?><Error><Code>" + std::string(code) + "</Code></Error>");
}

class MemoryBucket {
 public:
  using Request = ScriptedServer::Request;

  S3Options options() const {
    S3Options options;
    options.location =
        S3Location::parse("s3://files/desk?endpoint=" + server_.url("")).value_or(S3Location{});
    options.keys = {"access", "secret-of-the-desk"};
    options.first_pause = std::chrono::milliseconds(1);
    return options;
  }
  // Asked first; an empty answer: the bucket's own.
  using Script = std::function<std::optional<std::string>(const Request&)>;
  void answer_by(Script script) {
    const std::lock_guard lock(script_mutex_);
    instead_ = std::move(script);
  }
  std::map<std::string, std::string> objects() {
    const std::lock_guard lock(mutex_);
    return objects_;
  }
  void set(const std::string& path, const std::string& bytes) {
    const std::lock_guard lock(mutex_);
    objects_[path] = bytes;
  }
  int count(std::string_view method) {
    const auto all = server_.requests();
    return static_cast<int>(std::ranges::count_if(
        all, [&](const Request& each) { return each.method_string() == method; }));
  }
  ScriptedServer& server() { return server_; }

 private:
  std::optional<std::string> answer(const Request& request) {
    const auto other = scripted(request);
    if (!other || !other->empty()) return other;
    const std::string path(request.target());
    const auto method = request.method_string();
    const std::lock_guard lock(mutex_);
    if (method == "PUT") return put(path, request);
    if (method == "DELETE") {
      objects_.erase(path);
      return reply("204 No Content", "");
    }
    const auto found = objects_.find(path);
    if (found == objects_.end())
      return method == "HEAD" ? reply("404 Not Found", "") : s3_error("404 Not Found", "NoSuchKey");
    const auto etag = "ETag: \"" + to_hex(md5_of(found->second)) + "\"\r\n";
    auto whole = reply("200 OK", found->second, etag);
    if (method == "HEAD") whole.resize(whole.size() - found->second.size());
    return whole;
  }

  std::optional<std::string> scripted(const Request& request) {
    const std::lock_guard lock(script_mutex_);
    return instead_(request);
  }

  std::string put(const std::string& path, const Request& request) {
    if (request["x-amz-content-sha256"] != sha256_hex(request.body()))
      return s3_error("400 Bad Request", "XAmzContentSHA256Mismatch");
    if (request["content-md5"] != to_base64(md5_of(request.body())))
      return s3_error("400 Bad Request", "BadDigest");
    objects_[path] = request.body();
    return reply("200 OK", "", "ETag: \"" + to_hex(md5_of(request.body())) + "\"\r\n");
  }

  std::mutex script_mutex_;
  Script instead_ = [](const Request&) -> std::optional<std::string> { return std::string(); };
  std::mutex mutex_;
  std::map<std::string, std::string> objects_;
  ScriptedServer server_{[this](const Request& request) { return answer(request); }};
};

}  // namespace harken::testing
