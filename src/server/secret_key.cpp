// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/secret_key.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include "core/rules/text.hpp"

namespace harken::server {

namespace {

std::unexpected<Error> refused(const std::string& path) {
  return fail(Errc::unavailable, "unavailable", path + ": " + std::strerror(errno));
}

Result<sql::SecretKey> parse(const std::string& from, std::string_view text) {
  sql::SecretKey key{};
  const auto digits = trim(text);
  bool is_key = digits.size() == 2 * key.size();
  for (std::size_t i = 0; is_key && i < key.size(); ++i) {
    const auto* begin = digits.data() + 2 * i;
    is_key = std::from_chars(begin, begin + 2, key[i], 16).ptr == begin + 2;
  }
  if (!is_key) return fail_invalid("secret_key", from + " is no key: it has 64 hexadecimal digits");
  return key;
}

bool sync_folder(const std::string& path) {
  const int folder =
      ::open(path.substr(0, path.rfind('/')).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool is_synced = folder >= 0 && ::fsync(folder) == 0;
  if (folder >= 0) ::close(folder);
  return is_synced;
}

// On disk before anything is sealed by it, and whole or not at all. Another process that makes one
// at the same time may win.
Status make_file(const std::string& path, Random& random) {
  sql::SecretKey key{};
  random.fill(key);
  const auto text = text_of_key(key).reveal();
  const auto draft = path + "." + std::to_string(::getpid());
  const int file = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return refused(draft);
  const bool is_written =
      ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      ::fsync(file) == 0;
  ::close(file);
  const bool is_there = is_written && (::link(draft.c_str(), path.c_str()) == 0 || errno == EEXIST);
  const bool is_kept = is_there && sync_folder(path);
  ::unlink(draft.c_str());
  return is_kept ? Status() : refused(path);
}

void warn_if_open(const std::string& path) {
  struct stat info{};
  if (::stat(path.c_str(), &info) == 0 && (info.st_mode & 077) != 0)
    spdlog::warn("others on this machine can read {}: chmod 600", path);
}

}  // namespace

Result<sql::SecretKey> read_secret_key(const std::string& path) {
  std::ifstream file(path);
  std::string text(200, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (file.bad() || !file.is_open()) return refused(path);
  text.resize(static_cast<std::size_t>(file.gcount()));
  return parse(path, text);
}

Secret text_of_key(const sql::SecretKey& key) {
  std::string text;
  for (const auto byte : key) text += fmt::format("{:02x}", byte);
  return Secret(text + '\n');
}

Result<std::optional<sql::SecretKey>> find_secret_key(const Config& config) {
  if (const char* given = std::getenv("HARKEN_SECRET_KEY"); given && *given)
    return parse("HARKEN_SECRET_KEY", given);
  if (!config.secret_key_file.empty()) return read_secret_key(config.secret_key_file);
  const auto path = config.data + "/secret.key";
  if (::access(path.c_str(), F_OK) != 0) return std::nullopt;
  return read_secret_key(path);
}

Result<sql::SecretKey> load_secret_key(const Config& config, Random& random) {
  const auto path = config.data + "/secret.key";
  ASSIGN_OR_RETURN(const auto found, find_secret_key(config));
  if (!found) {
    RETURN_IF_ERROR(make_file(path, random));
    return read_secret_key(path);
  }
  const char* given = std::getenv("HARKEN_SECRET_KEY");
  if (config.secret_key_file.empty() && !(given && *given)) warn_if_open(path);
  return *found;
}

}  // namespace harken::server
