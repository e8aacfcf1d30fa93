// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/blobs.hpp"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "adapters/blob_fs/fs_blob_store.hpp"
#include "adapters/blob_s3/s3_blob_store.hpp"
#include "core/rules/text.hpp"

namespace harken::server {

namespace {

// Each waits for the network most of its time.
constexpr std::size_t kS3Threads = 8;

std::string variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value ? value : "";
}

// NAME itself, else the file that NAME_FILE names, else the credential that systemd hands over.
// The value is in no message.
Result<std::string> read_key(const std::string& name, const std::string& credential) {
  if (auto given = variable(name); !given.empty()) return given;
  auto path = variable(name + "_FILE");
  const auto folder = variable("CREDENTIALS_DIRECTORY");
  if (path.empty() && !folder.empty()) path = folder + "/" + credential;
  if (path.empty())
    return fail_invalid("blobs", "--blobs s3://… needs " + name + ", or a file with it in " + name +
                                     "_FILE or as the systemd credential " + credential);
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  std::string key(trim(line));
  if (key.empty()) return fail_invalid("blobs", name + ": nothing to read in " + path);
  return key;
}

Result<std::unique_ptr<S3BlobStore>> make_s3(const Config& config) {
  S3Options options;
  ASSIGN_OR_RETURN(options.location, S3Location::parse(config.blobs));
  ASSIGN_OR_RETURN(options.keys.access_key, read_key("HARKEN_S3_ACCESS_KEY", "s3-access-key"));
  ASSIGN_OR_RETURN(options.keys.secret_key, read_key("HARKEN_S3_SECRET_KEY", "s3-secret-key"));
  const auto name = options.location.name();
  options.on_change = [name](const std::string& what) { spdlog::warn("{} {}", name, what); };
  return std::make_unique<S3BlobStore>(std::move(options));
}

// Made with the first file, perhaps on a disk that is full now: only asked whether it may be.
Status check_folder(const std::filesystem::path& folder) {
  std::error_code ignored;
  auto there = std::filesystem::absolute(folder);
  while (!std::filesystem::exists(there, ignored) && there.has_relative_path())
    there = there.parent_path();
  const bool is_folder = std::filesystem::is_directory(there, ignored);
  if (is_folder && ::access(there.c_str(), W_OK | X_OK) == 0) return {};
  return fail(Errc::unavailable, "unavailable",
              "files cannot be stored in " + folder.string() + ": " + there.string() + ": " +
                  std::strerror(is_folder ? errno : ENOTDIR));
}

}  // namespace

bool is_s3(const Config& config) { return config.blobs.starts_with("s3:"); }

Result<std::unique_ptr<BlobStore>> make_blobs(const Config& config) {
  if (is_s3(config)) return make_s3(config);
  return std::make_unique<FsBlobStore>(config.blob_directory());
}

Result<std::unique_ptr<BlobStore>> make_tried_blobs(const Config& config) {
  if (!is_s3(config)) {
    RETURN_IF_ERROR(check_folder(config.blob_directory()));
    return make_blobs(config);
  }
  ASSIGN_OR_RETURN(auto store, make_s3(config));
  ASSIGN_OR_RETURN(const auto location, S3Location::parse(config.blobs));
  if (const auto probed = store->probe(); !probed)
    return fail(
        Errc::unavailable, "unavailable",
        location.name() + " at " + location.endpoint + " cannot be used: " + probed.error().detail);
  return store;
}

std::size_t blob_threads(const Config& config) { return is_s3(config) ? kS3Threads : 1; }

}  // namespace harken::server
