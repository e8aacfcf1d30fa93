// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/disk_room.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

namespace harken::sql {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMostBytes = 8 << 20;
// Of a small disk not more than a part.
constexpr std::uintmax_t kPartOfDisk = 32;
constexpr std::chrono::milliseconds kBetweenLooks{500};

fs::path folder_of(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

bool make_file(const fs::path& path, std::uintmax_t bytes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return false;
  // Nobody reads it: that its blocks are taken is all.
  const bool is_made = ::posix_fallocate(file, 0, static_cast<off_t>(bytes)) == 0;
  ::close(file);
  if (!is_made) ::unlink(path.c_str());
  return is_made;
}

}  // namespace

std::unexpected<Error> fail_disk_full(std::string detail) {
  return fail(Errc::unavailable, kDiskFull, std::move(detail));
}

DiskRoom::DiskRoom(fs::path file) : file_(std::move(file)) {
  std::error_code error;
  const auto disk = fs::space(folder_of(file_), error);
  if (error) return;
  size_ = std::min(kMostBytes, disk.capacity / kPartOfDisk);
  if (fs::file_size(file_, error) == size_ && has_room(size_)) return;
  if (!take()) give_back();
}

bool DiskRoom::is_full() {
  if (!is_full_) return false;
  const std::unique_lock lock(looking_, std::try_to_lock);
  const auto now = std::chrono::steady_clock::now();
  if (!lock || now < next_look_) return is_full_;
  next_look_ = now + kBetweenLooks;
  if (take()) is_full_ = false;
  return is_full_;
}

void DiskRoom::give_back() {
  ::unlink(file_.c_str());
  is_full_ = true;
}

// As much again stays for the work itself, or the disk would be full with the next message.
bool DiskRoom::take() { return has_room(2 * size_) && make_file(file_, size_); }

bool DiskRoom::has_room(std::uintmax_t bytes) const {
  std::error_code error;
  const auto disk = fs::space(folder_of(file_), error);
  return !error && disk.available >= bytes;
}

}  // namespace harken::sql
