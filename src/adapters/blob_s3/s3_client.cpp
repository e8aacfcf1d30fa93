// SPDX-License-Identifier: AGPL-3.0-or-later
// What to know of libcurl 7.88's signer (docs/adr/0020-files-in-s3.md):
// - It hashes the body itself, but sends no x-amz-content-sha256, which S3 demands. Given by us,
// the
//   header is sent, signed, and used as the hash.
// - It signs every header that it is given, also "Expect:", which only takes one away: then the
//   server has a signature over a header that it has not got. So none is taken away.
// - The path is signed as it stands: keys and prefixes hold nothing that is ever percent-encoded.
#include "adapters/blob_s3/s3_client.hpp"

#include <curl/curl.h>

#include <algorithm>

#include "core/rules/text.hpp"

namespace harken {

namespace {

constexpr std::size_t kMostIdle = 8;
constexpr long kConnectMilliseconds = 3'000;
constexpr long kSlowSeconds = 10;  // without kSlowBytes a second for so long it has died
constexpr long kSlowBytes = 1'024;
constexpr long kExpectMilliseconds = 300;  // for a server that never says "100 Continue"
constexpr std::size_t kMostBytes = 256 * 1024 * 1024;

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeList>;

// Once in a process, before the first handle.
void start_curl() {
  static const auto started = curl_global_init(CURL_GLOBAL_DEFAULT);
  static_cast<void>(started);
}

std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* answer) {
  auto& body = static_cast<S3Answer*>(answer)->body;
  if (size * count > kMostBytes - body.size()) return CURL_WRITEFUNC_ERROR;
  body.append(bytes, size * count);
  return size * count;
}

void take_header(S3Answer& answer, std::string_view line) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return;
  const auto name = to_lower_ascii(line.substr(0, colon));
  auto value = trim(line.substr(colon + 1));
  if (name == "etag") {
    if (value.starts_with('"') && value.ends_with('"') && value.size() > 1)
      value = value.substr(1, value.size() - 2);
    answer.etag = value;
  }
  if (name == "x-amz-server-side-encryption") answer.encryption = value;
  if (name == "x-amz-bucket-region") answer.region = value;
}

std::size_t on_header(char* bytes, std::size_t size, std::size_t count, void* answer) {
  take_header(*static_cast<S3Answer*>(answer), {bytes, size * count});
  return size * count;
}

HeaderList headers_of(const S3Request& request) {
  curl_slist* list = nullptr;
  const auto add = [&list](const std::string& line) {
    list = curl_slist_append(list, line.c_str());
  };
  add("x-amz-content-sha256: " + request.body_hash);
  if (std::string_view(request.method) == "PUT") add("Content-Type: application/octet-stream");
  if (!request.body_md5.empty()) add("Content-MD5: " + request.body_md5);
  return HeaderList(list);
}

void set_limits(CURL* curl, const S3Request& request) {
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout.count()));
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS,
                   std::min(kConnectMilliseconds, static_cast<long>(request.timeout.count())));
  curl_easy_setopt(curl, CURLOPT_EXPECT_100_TIMEOUT_MS, kExpectMilliseconds);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, kSlowBytes);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, kSlowSeconds);
  // Many threads: libcurl must not use signals for its timeouts.
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "Harken");
}

void set_body(CURL* curl, const S3Request& request) {
  const std::string_view method = request.method;
  if (method == "HEAD") curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
  if (method == "PUT") {
    // Not CURLOPT_UPLOAD: its body would not be hashed.
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE,
                     static_cast<curl_off_t>(request.body.size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.empty() ? "" : request.body.data());
  }
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method);
}

void read_info(CURL* curl, S3Answer& answer) {
  long status = 0;
  curl_off_t length = -1;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(curl, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
  answer.status = static_cast<int>(status);
  answer.length = length;
}

}  // namespace

struct S3Client::Handle {
  Handle() : curl(curl_easy_init()) {}
  ~Handle() { curl_easy_cleanup(curl); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  CURL* curl;
};

S3Client::S3Client(S3Location location, S3Keys keys)
    : location_(std::move(location)),
      keys_(std::move(keys)),
      signature_("aws:amz:" + location_.region + ":s3") {
  start_curl();
}
S3Client::~S3Client() = default;

Result<S3Answer> S3Client::send(const S3Request& request) {
  auto handle = take();
  auto* curl = handle->curl;
  if (!curl) return fail(Errc::internal, "internal", "libcurl gives no handle");
  const auto url = location_.url_of(request.key);
  const auto headers = headers_of(request);
  S3Answer answer;
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_AWS_SIGV4, signature_.c_str());
  curl_easy_setopt(curl, CURLOPT_USERNAME, keys_.access_key.c_str());
  curl_easy_setopt(curl, CURLOPT_PASSWORD, keys_.secret_key.c_str());
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  set_limits(curl, request);
  set_body(curl, request);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &on_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &on_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &answer);
  const auto code = curl_easy_perform(curl);
  if (code == CURLE_OK) read_info(curl, answer);
  // Forgets the keys and all that points here, keeps the connection.
  curl_easy_reset(curl);
  give_back(std::move(handle));
  if (code != CURLE_OK) return fail(Errc::unavailable, "unavailable", curl_easy_strerror(code));
  return answer;
}

std::unique_ptr<S3Client::Handle> S3Client::take() {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return std::make_unique<Handle>();
  auto handle = std::move(idle_.back());
  idle_.pop_back();
  return handle;
}

void S3Client::give_back(std::unique_ptr<Handle> handle) {
  const std::lock_guard lock(mutex_);
  if (idle_.size() < kMostIdle) idle_.push_back(std::move(handle));
}

}  // namespace harken
