// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <functional>

#include "adapters/blob_s3/s3_client.hpp"
#include "ports/blob_store.hpp"

namespace harken {

struct S3Options {
  S3Location location;
  S3Keys keys;
  // Once when the store is away and once when it is back, from any thread.
  std::function<void(const std::string& what)> on_change = [](const std::string&) {};
  std::chrono::milliseconds first_pause{200};  // before the second attempt; doubles
};

// Blobs as objects prefix/ab/cdef…: the names that FsBlobStore gives its files, so that any S3 tool
// moves a folder into a bucket and back.
class S3BlobStore : public BlobStore {
 public:
  explicit S3BlobStore(S3Options options);

  Status put(std::string_view hash, std::string_view bytes) override;
  Result<std::string> get(std::string_view hash) override;
  // One short attempt, for it runs inside of transactions; whoever cleans up comes again.
  Status remove(std::string_view hash) override;

  // Whether it can be written, read and cleaned up, before a desk relies on it. It leaves one small
  // object, harken-probe. Errors: unavailable, in words for the terminal.
  Status probe();

 private:
  using Clock = std::chrono::steady_clock;

  // Errors: unavailable, when there is no answer or none but passing trouble, however often asked.
  Result<S3Answer> ask(const S3Request& request, int attempts);
  Result<S3Answer> answer_or_trouble(const S3Request& request);
  // Whether these very bytes are there, as far as the server tells.
  Result<bool> has(const std::string& key, std::string_view bytes, const std::string& md5);
  Status write(const std::string& key, std::string_view bytes, const std::string& hash);
  Result<std::string> read(const std::string& key);
  Status erase(const std::string& key);
  bool is_away() const { return Clock::now().time_since_epoch().count() < away_until_.load(); }
  void note_away(const std::string& why);
  void note_answer();

  const S3Options options_;
  S3Client client_;
  // While it is known to be away nobody waits for a second attempt.
  std::atomic<Clock::rep> away_until_ = 0;
  std::atomic<bool> is_told_ = false;
};

}  // namespace harken
