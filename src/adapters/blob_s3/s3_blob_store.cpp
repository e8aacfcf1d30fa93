// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/blob_s3/s3_blob_store.hpp"

#include <algorithm>
#include <random>
#include <thread>

#include "adapters/blob_s3/s3_digest.hpp"
#include "adapters/blob_s3/s3_error.hpp"
#include "core/base/base64.hpp"

namespace harken {

namespace {

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr int kAttempts = 4;
constexpr auto kLastAttempt = seconds(10);  // none begins later than that
constexpr auto kAway = seconds(5);
constexpr auto kRemoveTimeout = seconds(2);
// SHA-256 of nothing, which is what requests without a body send.
constexpr const char* kNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
constexpr const char* kProbe = "harken-probe";
constexpr std::string_view kProbeText = "Harken writes its files here.\n";

std::unexpected<Error> trouble(const std::string& why) {
  return fail(Errc::unavailable, "unavailable", "the file store: " + why);
}

// Only names that are ours become keys.
Result<std::string> key_of(std::string_view hash) {
  if (hash.size() != 64 || !std::ranges::all_of(hash, is_hex))
    return fail_invalid("hash", "not a SHA-256 in hex");
  return std::string(hash.substr(0, 2)) + "/" + std::string(hash.substr(2));
}

S3Request request(const char* method, const std::string& key) {
  S3Request request;
  request.method = method;
  request.key = key;
  request.body_hash = kNothing;
  return request;
}

// At 256 KiB a second at the least.
milliseconds time_for(std::string_view bytes) {
  return seconds(10 + static_cast<long>(bytes.size() / (256 * 1024)));
}

// An ETag is the MD5 of what was stored, unless the server encrypts with keys of its own or has put
// it together from parts.
bool is_md5(const S3Answer& answer) {
  return answer.etag.size() == 32 && std::ranges::all_of(answer.etag, is_hex) &&
         (answer.encryption.empty() || answer.encryption == "AES256");
}

// Some at half and some at the whole of the pause, so that nodes do not come back in step.
milliseconds jittered(milliseconds pause) {
  thread_local std::minstd_rand random(std::random_device{}());
  return pause / 2 +
         milliseconds(std::uniform_int_distribution<long>(0, pause.count() / 2)(random));
}

bool is_missing(const S3Answer& answer) {
  return answer.status == 404 && s3_code(answer) != "NoSuchBucket";
}

}  // namespace

S3BlobStore::S3BlobStore(S3Options options)
    : options_(std::move(options)), client_(options_.location, options_.keys) {}

void S3BlobStore::note_away(const std::string& why) {
  away_until_ = (Clock::now() + kAway).time_since_epoch().count();
  if (!is_told_.exchange(true)) options_.on_change("is away: " + why);
}

void S3BlobStore::note_answer() {
  away_until_ = 0;
  if (is_told_.load() && is_told_.exchange(false)) options_.on_change("answers again");
}

Result<S3Answer> S3BlobStore::ask(const S3Request& request, int attempts) {
  const auto begin = Clock::now();
  auto pause = options_.first_pause;
  for (int attempt = 1;; ++attempt) {
    auto answer = client_.send(request);
    if (answer && !is_passing(*answer)) {
      note_answer();
      return answer;
    }
    const auto why = answer ? explain(*answer) : answer.error().detail;
    if (attempt >= attempts || Clock::now() + pause > begin + kLastAttempt) {
      note_away(why);
      return trouble(why);
    }
    std::this_thread::sleep_for(jittered(pause));
    pause *= 2;
  }
}

Result<S3Answer> S3BlobStore::answer_or_trouble(const S3Request& request) {
  return ask(request, is_away() ? 1 : kAttempts);
}

Result<bool> S3BlobStore::has(const std::string& key, std::string_view bytes,
                              const std::string& md5) {
  ASSIGN_OR_RETURN(const auto answer, answer_or_trouble(request("HEAD", key)));
  // Refused: whoever may not list is not told that it is missing. The PUT will say what is wrong.
  if (answer.status != 200 || answer.length != std::ssize(bytes)) return false;
  return md5.empty() || !is_md5(answer) || answer.etag == to_hex(md5);
}

Status S3BlobStore::write(const std::string& key, std::string_view bytes, const std::string& hash) {
  const auto md5 = md5_of(bytes);
  auto put = request("PUT", key);
  put.body = bytes;
  put.body_hash = hash;
  put.body_md5 = to_base64(md5);
  put.timeout = time_for(bytes);
  ASSIGN_OR_RETURN(const auto answer, answer_or_trouble(put));
  if (answer.status / 100 != 2) return trouble(explain(answer));
  const bool is_said = !md5.empty() && is_md5(answer);
  const bool is_right = is_said && answer.etag == to_hex(md5);
  if (is_right) return {};
  if (is_said) return trouble("it says that it stored other bytes than it was sent");
  ASSIGN_OR_RETURN(const bool is_there, has(key, bytes, md5));
  return is_there ? Status() : trouble("it has not got what it was sent");
}

Result<std::string> S3BlobStore::read(const std::string& key) {
  auto get = request("GET", key);
  get.timeout = seconds(60);  // a stalled one ends sooner
  ASSIGN_OR_RETURN(auto answer, answer_or_trouble(get));
  if (is_missing(answer)) return fail_not_found("blob");
  if (answer.status != 200) return trouble(explain(answer));
  return std::move(answer.body);
}

Status S3BlobStore::erase(const std::string& key) {
  auto erase = request("DELETE", key);
  erase.timeout = kRemoveTimeout;
  ASSIGN_OR_RETURN(const auto answer, ask(erase, 1));
  return answer.status / 100 == 2 || is_missing(answer) ? Status() : trouble(explain(answer));
}

Status S3BlobStore::put(std::string_view hash, std::string_view bytes) {
  ASSIGN_OR_RETURN(const auto key, key_of(hash));
  if (sha256_hex(bytes) != hash) return fail_invalid("hash", "not the SHA-256 of these bytes");
  ASSIGN_OR_RETURN(const bool is_there, has(key, bytes, md5_of(bytes)));
  return is_there ? Status() : write(key, bytes, std::string(hash));
}

Result<std::string> S3BlobStore::get(std::string_view hash) {
  ASSIGN_OR_RETURN(const auto key, key_of(hash));
  ASSIGN_OR_RETURN(auto bytes, read(key));
  if (sha256_hex(bytes) != hash) return trouble("it gives other bytes than were put");
  return bytes;
}

Status S3BlobStore::remove(std::string_view hash) {
  ASSIGN_OR_RETURN(const auto key, key_of(hash));
  return is_away() ? trouble("is away") : erase(key);
}

Status S3BlobStore::probe() {
  RETURN_IF_ERROR(write(kProbe, kProbeText, sha256_hex(kProbeText)));
  ASSIGN_OR_RETURN(const auto bytes, read(kProbe));
  if (bytes != kProbeText) return trouble("it gives other bytes than were put");
  // What is not there: that of another node that starts at the same time stays.
  return erase(std::string(kProbe) + "-none");
}

}  // namespace harken
