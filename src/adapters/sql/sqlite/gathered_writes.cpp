// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/sqlite/gathered_writes.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string>

namespace harken::sql {
namespace {

constexpr std::size_t kMostBytes = 1 << 20;
// The system's xWrite looks at the lower 17 bits of a length alone: 128 KiB would be nothing to it,
// and a full disk.
constexpr std::size_t kMostAtOnce = 1 << 16;
sqlite3_vfs* system_vfs() {
  static sqlite3_vfs* const found = sqlite3_vfs_find(nullptr);
  return found;
}

// What we keep for a file, behind the system's own object for it: to the system's functions nothing
// has changed, and only those that we replace look here.
struct Gathered {
  const sqlite3_io_methods* system;  // its functions
  sqlite3_io_methods replaced;       // the same with ours
  sqlite3_int64 begin = 0;
  std::string bytes;
  // Of a paced one, in pages.
  int pace = kLeastPace;
  int unsynced = 0;

  sqlite3_int64 end() const { return begin + static_cast<sqlite3_int64>(bytes.size()); }
};

std::size_t place_of_ours() {
  constexpr std::size_t kAlign = alignof(Gathered);
  return (static_cast<std::size_t>(system_vfs()->szOsFile) + kAlign - 1) / kAlign * kAlign;
}

Gathered& ours(sqlite3_file* file) {
  return *reinterpret_cast<Gathered*>(reinterpret_cast<char*>(file) + place_of_ours());
}

// A failure forgets the bytes: SQLite takes back the transaction that they belong to.
int write_out(sqlite3_file* file) {
  Gathered& own = ours(file);
  if (own.bytes.empty()) return SQLITE_OK;
  int code = SQLITE_OK;
  for (std::size_t at = 0; at < own.bytes.size() && code == SQLITE_OK; at += kMostAtOnce) {
    const auto size = std::min(kMostAtOnce, own.bytes.size() - at);
    code = own.system->xWrite(file, own.bytes.data() + at, static_cast<int>(size),
                              own.begin + static_cast<sqlite3_int64>(at));
  }
  own.bytes.clear();
  return code;
}

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  Gathered& own = ours(file);
  if (offset != own.end() || own.bytes.size() >= kMostBytes) {
    if (const int code = write_out(file); code != SQLITE_OK) return code;
    own.begin = offset;
  }
  own.bytes.append(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
  return SQLITE_OK;
}

// Everything else that looks at the file, or lets others look at it, comes after what is kept back.
template <auto method, class... Args>
int after_writing(sqlite3_file* file, Args... args) {
  if (const int code = write_out(file); code != SQLITE_OK) return code;
  return (ours(file).system->*method)(file, args...);
}

// After a failed fsync Linux may have dropped the pages and let the next one succeed: what is in
// memory is then not what is on the disk. Only a new start reads what there is.
int sync(sqlite3_file* file, int flags) {
  if (const int code = write_out(file); code != SQLITE_OK) return code;
  if (ours(file).system->xSync(file, flags) == SQLITE_OK) return SQLITE_OK;
  std::fprintf(stderr,
               "harken ends: the disk did not take what was written to the database (fsync: %s)\n",
               std::strerror(errno));
  std::_Exit(EXIT_FAILURE);
}

int write_paced(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  Gathered& own = ours(file);
  if (const int code = own.system->xWrite(file, bytes, size, offset); code != SQLITE_OK)
    return code;
  if (++own.unsynced < own.pace) return SQLITE_OK;
  own.unsynced = 0;
  return sync(file, SQLITE_SYNC_NORMAL | SQLITE_SYNC_DATAONLY);
}

int control_paced(sqlite3_file* file, int operation, void* value) {
  if (operation != kSetPace) return ours(file).system->xFileControl(file, operation, value);
  ours(file).pace = *static_cast<const int*>(value);
  return SQLITE_OK;
}

int close(sqlite3_file* file) {
  const int written = write_out(file);
  Gathered& own = ours(file);
  const auto* system = own.system;
  own.~Gathered();
  const int closed = system->xClose(file);
  return closed == SQLITE_OK ? written : closed;
}

// Only writes of the log are kept back: SQLite relies on what a checkpoint has written to the
// database before it syncs it, when readers let it take only a part of the log.
void replace(sqlite3_file* file, bool is_log, bool is_paced) {
  Gathered& own = *new (&ours(file)) Gathered{file->pMethods, *file->pMethods, 0, {}};
  own.replaced.xClose = close;
  if (is_log) own.replaced.xWrite = write;
  if (!is_log && is_paced) {
    own.replaced.xWrite = write_paced;
    own.replaced.xFileControl = control_paced;
  }
  own.replaced.xRead = after_writing<&sqlite3_io_methods::xRead, void*, int, sqlite3_int64>;
  own.replaced.xTruncate = after_writing<&sqlite3_io_methods::xTruncate, sqlite3_int64>;
  own.replaced.xSync = sync;
  own.replaced.xFileSize = after_writing<&sqlite3_io_methods::xFileSize, sqlite3_int64*>;
  own.replaced.xUnlock = after_writing<&sqlite3_io_methods::xUnlock, int>;
  file->pMethods = &own.replaced;
}

template <bool is_paced>
int open(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* file, int flags, int* flags_out) {
  const int code = system_vfs()->xOpen(system_vfs(), name, file, flags, flags_out);
  const bool is_log = (flags & SQLITE_OPEN_WAL) != 0;
  if (code == SQLITE_OK && (is_log || (flags & SQLITE_OPEN_MAIN_DB) != 0))
    replace(file, is_log, is_paced);
  return code;
}

// Null: it could not be registered.
template <bool is_paced>
const char* registered_vfs(const char* name) {
  static sqlite3_vfs vfs = [name] {
    sqlite3_vfs own = *system_vfs();
    own.szOsFile = static_cast<int>(place_of_ours() + sizeof(Gathered));
    own.pNext = nullptr;
    own.zName = name;
    own.xOpen = open<is_paced>;
    return own;
  }();
  static const int registered = sqlite3_vfs_register(&vfs, 0);
  return registered == SQLITE_OK ? name : nullptr;
}

}  // namespace

const char* gathered_writes_vfs() { return registered_vfs<false>("harken-gathered-writes"); }

const char* paced_writes_vfs() { return registered_vfs<true>("harken-paced-writes"); }

}  // namespace harken::sql
