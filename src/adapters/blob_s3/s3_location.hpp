// SPDX-License-Identifier: AGPL-3.0-or-later
// Where the bucket is:
// s3://bucket/prefix?endpoint=https://minio.example:9000&region=eu-central-1&path-style=true
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace harken {

struct S3Location {
  std::string endpoint;  // https://host or https://host:port
  std::string bucket;
  std::string prefix;  // empty, or ends in a slash
  std::string region = "us-east-1";
  // The bucket in the path instead of the host name. Without `endpoint` it is AWS, and false.
  bool is_path_style = false;

  // Errors: invalid, with a message for the terminal. An address holds no keys.
  static Result<S3Location> parse(std::string_view text);
  std::string url_of(std::string_view key) const;
  // For messages: s3://bucket/prefix
  std::string name() const { return "s3://" + bucket + "/" + prefix; }
};

}  // namespace harken
