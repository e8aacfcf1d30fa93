// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/durable_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace harken::sql {

namespace fs = std::filesystem;

std::unexpected<Error> fail_file(const char* what, const fs::path& path, int error) {
  return fail(Errc::unavailable, "unavailable",
              fmt::format("cannot {} {}: {}", what, path.string(), std::strerror(error)));
}

Status sync_path(const fs::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return fail_file("open", path, errno);
  const bool is_synced = ::fsync(file) == 0;
  const int error = errno;
  ::close(file);
  return is_synced ? Status() : fail_file("sync", path, error);
}

Status write_new_file(const fs::path& path, std::string_view bytes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return fail_file("create", path, errno);
  bool is_written = true;
  while (is_written && !bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
    is_written = count > 0 || errno == EINTR;
  }
  is_written = is_written && ::fsync(file) == 0;
  const int error = errno;
  ::close(file);
  return is_written ? Status() : fail_file("write", path, error);
}

Status copy_file_durably(const fs::path& from, const fs::path& to) {
  std::error_code error;
  if (!fs::copy_file(from, to, error)) return fail_file("copy to", to, error.value());
  if (::chmod(to.c_str(), 0600) != 0) return fail_file("protect", to, errno);
  return sync_path(to);
}

Status rename_durably(const fs::path& from, const fs::path& to) {
  std::error_code ignored;
  if (fs::exists(to, ignored)) return fail_file("rename to", to, EEXIST);
  if (::rename(from.c_str(), to.c_str()) != 0) return fail_file("rename to", to, errno);
  const auto folder = to.parent_path();
  return sync_path(folder.empty() ? fs::path(".") : folder);
}

}  // namespace harken::sql
