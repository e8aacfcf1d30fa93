// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/blob_s3/s3_location.hpp"

#include <algorithm>
#include <optional>

namespace harken {

namespace {

constexpr std::string_view kScheme = "s3://";
constexpr std::string_view kLetters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

bool has_only(std::string_view text, std::string_view others) {
  return std::ranges::all_of(text,
                             [&](char c) { return kLetters.contains(c) || others.contains(c); });
}

// What stands before the separator; `rest` goes on after it.
std::string_view cut(std::string_view& rest, char separator) {
  const auto part = rest.substr(0, rest.find(separator));
  rest.remove_prefix(std::min(rest.size(), part.size() + 1));
  return part;
}

std::unexpected<Error> refused(std::string what) {
  return fail_invalid("blobs", "--blobs: " + std::move(what));
}

Status check_bucket(std::string_view bucket) {
  if (bucket.contains('@') || bucket.contains(':'))
    return refused(
        "keys do not belong into the address: give HARKEN_S3_ACCESS_KEY and HARKEN_S3_SECRET_KEY");
  if (bucket.size() < 3 || bucket.size() > 63 || !has_only(bucket, ".-_") ||
      bucket.starts_with('.'))
    return refused("s3://BUCKET/PREFIX, and a bucket is 3 to 63 letters, digits, dots and hyphens");
  return {};
}

// Only what is the same with and without percent-encoding: libcurl signs the path as it stands, and
// servers differ in what they encode again.
Status check_prefix(std::string_view prefix) {
  if (prefix.size() > 500 || !has_only(prefix, "-_.~/"))
    return refused("a prefix is letters, digits and - _ . ~ with slashes between");
  while (!prefix.empty()) {
    const auto part = cut(prefix, '/');
    if (part.empty() || part == "." || part == "..")
      return refused("a prefix has no empty part, no . and no ..");
  }
  return {};
}

Status check_endpoint(std::string_view endpoint) {
  auto host = endpoint;
  for (const std::string_view scheme : {"https://", "http://"})
    if (host.starts_with(scheme)) host.remove_prefix(scheme.size());
  if (host.size() == endpoint.size() || host.empty() || host.size() > 255 ||
      !has_only(host, ".-:[]"))
    return refused("endpoint is https://HOST or https://HOST:PORT, and nothing after it");
  return {};
}

Status apply(S3Location& location, std::optional<bool>& path_style, std::string_view name,
             std::string_view value) {
  if (name == "endpoint") {
    if (value.ends_with('/')) value.remove_suffix(1);
    location.endpoint = value;
    return check_endpoint(value);
  }
  if (name == "region") {
    location.region = value;
    // libcurl has room for 64 letters.
    if (value.empty() || value.size() > 64 || !has_only(value, "-"))
      return refused("region is a name such as eu-central-1");
    return {};
  }
  if (name == "path-style" && (value == "true" || value == "false")) {
    path_style = value == "true";
    return {};
  }
  if (name == "path-style") return refused("path-style is true or false");
  return refused("unknown parameter " + std::string(name) +
                 ": there are endpoint, region and path-style");
}

}  // namespace

Result<S3Location> S3Location::parse(std::string_view text) {
  if (!text.starts_with(kScheme)) return refused("s3://BUCKET/PREFIX");
  text.remove_prefix(kScheme.size());
  auto place = cut(text, '?');
  S3Location location;
  location.bucket = cut(place, '/');
  RETURN_IF_ERROR(check_bucket(location.bucket));
  if (place.ends_with('/')) place.remove_suffix(1);
  RETURN_IF_ERROR(check_prefix(place));
  if (!place.empty()) location.prefix = std::string(place) + "/";
  std::optional<bool> path_style;
  while (!text.empty()) {
    auto value = cut(text, '&');
    const auto name = cut(value, '=');
    RETURN_IF_ERROR(apply(location, path_style, name, value));
  }
  // A bucket with dots in its name has no certificate as a host name.
  location.is_path_style =
      path_style.value_or(!location.endpoint.empty() || location.bucket.contains('.'));
  if (location.endpoint.empty())
    location.endpoint = "https://s3." + location.region + ".amazonaws.com";
  return location;
}

std::string S3Location::url_of(std::string_view key) const {
  const auto path = "/" + prefix + std::string(key);
  if (is_path_style) return endpoint + "/" + bucket + path;
  const auto host = endpoint.find("://") + 3;
  return endpoint.substr(0, host) + bucket + "." + endpoint.substr(host) + path;
}

}  // namespace harken
