// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/blob_fs/fs_blob_store.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>

namespace harken {
namespace {

namespace fs = std::filesystem;

std::unexpected<Error> fail_io(const char* what, const fs::path& path, int error) {
  const bool is_full = error == ENOSPC || error == EDQUOT;
  return fail(Errc::unavailable, is_full ? "disk_full" : "unavailable",
              fmt::format("cannot {} {}: {}", what, path.string(), std::strerror(error)));
}

// The only names that reach the file system are ours.
Result<fs::path> path_of(const fs::path& folder, std::string_view hash) {
  const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  if (hash.size() != 64 || !std::ranges::all_of(hash, is_hex)) {
    return fail_invalid("hash", "not a SHA-256 in hex");
  }
  return folder / hash.substr(0, 2) / hash.substr(2);
}

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  int get() const { return value_; }

 private:
  int value_;
};

Status write_all(int file, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return fail_io("write", path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Status write_durably(const fs::path& path, std::string_view bytes) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (file.get() < 0) return fail_io("create", path, errno);
  RETURN_IF_ERROR(write_all(file.get(), bytes, path));
  // A failed fsync is final: Linux may drop the pages and let the next one succeed.
  if (::fsync(file.get()) != 0) return fail_io("sync", path, errno);
  return {};
}

Status sync_folder(const fs::path& folder) {
  const Descriptor file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (file.get() < 0 || ::fsync(file.get()) != 0) return fail_io("sync", folder, errno);
  return {};
}

// A folder that is new must itself be on disk before the file in it counts as being there.
Status make_folder(const fs::path& folder) {
  std::error_code error;
  if (!fs::create_directories(folder, error)) {
    if (error) return fail_io("create", folder, error.value());
    return {};
  }
  const Status synced = sync_folder(folder.has_parent_path() ? folder.parent_path() : ".");
  // Else the next would find it, and believe that it lasts.
  if (!synced) ::rmdir(folder.c_str());
  return synced;
}

fs::path temporary_beside(const fs::path& path) {
  static std::atomic<unsigned> counter = 0;
  return fmt::format("{}.{}.{}.tmp", path.string(), ::getpid(), counter++);
}

Status write_and_rename(const fs::path& path, std::string_view bytes) {
  const fs::path temporary = temporary_beside(path);
  const Status written = write_durably(temporary, bytes);
  if (written && ::rename(temporary.c_str(), path.c_str()) == 0) {
    const Status synced = sync_folder(path.parent_path());
    if (!synced) ::unlink(path.c_str());
    return synced;
  }
  const int error = errno;
  ::unlink(temporary.c_str());
  return written ? Status(fail_io("rename", temporary, error)) : written;
}

}  // namespace

Status FsBlobStore::put(std::string_view hash, std::string_view bytes) {
  ASSIGN_OR_RETURN(const fs::path path, path_of(folder_, hash));
  // Whoever puts the same takes its file away again when the folder could not be synced.
  const std::lock_guard turn(turns_[std::hash<std::string_view>{}(hash) % turns_.size()]);
  std::error_code ignored;
  // Of a process that ended before it had synced.
  if (fs::file_size(path, ignored) == bytes.size()) return sync_folder(path.parent_path());
  RETURN_IF_ERROR(make_folder(folder_));
  RETURN_IF_ERROR(make_folder(path.parent_path()));
  return write_and_rename(path, bytes);
}

Result<std::string> FsBlobStore::get(std::string_view hash) {
  ASSIGN_OR_RETURN(const fs::path path, path_of(folder_, hash));
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0)
    return errno == ENOENT ? fail_not_found("blob") : fail_io("open", path, errno);
  std::error_code error;
  std::string bytes(fs::file_size(path, error), '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t count = ::read(file.get(), bytes.data() + done, bytes.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return fail_io("read", path, count < 0 ? errno : EIO);
    done += static_cast<std::size_t>(count);
  }
  return bytes;
}

Status FsBlobStore::remove(std::string_view hash) {
  ASSIGN_OR_RETURN(const fs::path path, path_of(folder_, hash));
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) return fail_io("remove", path, errno);
  return {};
}

}  // namespace harken
