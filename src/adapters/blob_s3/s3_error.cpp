// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/blob_s3/s3_error.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace harken {

namespace {

using Words = std::pair<std::string_view, std::string_view>;
constexpr std::array kPassing = {
    std::string_view("SlowDown"),       std::string_view("InternalError"),
    std::string_view("RequestTimeout"), std::string_view("OperationAborted"),
    std::string_view("BadDigest"),      std::string_view("XAmzContentSHA256Mismatch"),
    std::string_view("IncompleteBody"), std::string_view("ServiceUnavailable")};
constexpr std::array kWords = {
    Words{"NoSuchBucket", "there is no such bucket"},
    Words{"InvalidAccessKeyId", "the access key is not known there"},
    Words{"SignatureDoesNotMatch",
          "the secret key is wrong, or a proxy on the way changes requests"},
    Words{"AccessDenied", "the key may not do that: it needs to put, get, delete and list"},
    Words{"RequestTimeTooSkewed", "the clock of this machine is wrong"},
    Words{"PermanentRedirect", "the bucket is at another endpoint or in another region"},
    Words{"AuthorizationHeaderMalformed", "the region is wrong"},
    Words{"QuotaExceeded", "the store is full"},
    Words{"XMinioStorageFull", "the store is full"},
    Words{"EntityTooLarge", "the store takes no object of this size"},
};

std::string_view between(std::string_view text, std::string_view from, std::string_view to) {
  const auto begin = text.find(from);
  if (begin == std::string_view::npos) return {};
  text.remove_prefix(begin + from.size());
  return text.substr(0, std::min(text.find(to), text.size()));
}

// What a stranger's server says goes into a log: only a plain word of it.
std::string plain(std::string_view text) {
  std::string word;
  for (const char c : text.substr(0, 64))
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-')
      word.push_back(c);
  return word;
}

std::string_view words_for(const S3Answer& answer, std::string_view code) {
  const auto* known = std::ranges::find(kWords, code, &Words::first);
  if (known != kWords.end()) return known->second;
  if (answer.status == 507) return "the store is full";
  if (answer.status == 403 || answer.status == 401) return "the keys are refused";
  return "the store refuses";
}

}  // namespace

std::string s3_code(const S3Answer& answer) {
  return plain(between(answer.body, "<Code>", "</Code>"));
}

bool is_passing(const S3Answer& answer) {
  if (answer.status < 300) return false;
  const auto code = s3_code(answer);
  if (std::ranges::find(kPassing, std::string_view(code)) != kPassing.end()) return true;
  return answer.status == 429 || answer.status == 408 ||
         (answer.status >= 500 && answer.status != 501 && answer.status != 507);
}

std::string explain(const S3Answer& answer) {
  const auto code = s3_code(answer);
  auto text = std::string(words_for(answer, code)) + " (" + std::to_string(answer.status);
  if (!code.empty()) text += " " + code;
  auto region = plain(answer.region);
  if (region.empty()) region = plain(between(answer.body, "<Region>", "</Region>"));
  if (!region.empty()) text += ", region " + region;
  return text + ")";
}

}  // namespace harken
