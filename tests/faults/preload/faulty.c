// SPDX-License-Identifier: AGPL-3.0-or-later
// Preloaded into the server, it makes the machine below it fail in ways that cannot be had
// otherwise. Each is asked for by a variable of the environment:
//   HARKEN_FAULTY_KILL_AT=N      the process is killed just before the Nth change of a file below
//   HARKEN_FAULTY_FILES, or the
//                                Nth piece sent over a socket
//   HARKEN_FAULTY_COUNT=FILE     so many there have been, written to this file
//   HARKEN_FAULTY_SYNC=FILE      while this file is there, fsync of a file below
//   HARKEN_FAULTY_FILES fails with EIO HARKEN_FAULTY_FOLDERS=FILE   while this file is there, fsync
//   of a folder below HARKEN_FAULTY_FILES does HARKEN_FAULTY_FULL=FILE      while this file is
//   there, nothing can be written below HARKEN_FAULTY_FILES: ENOSPC HARKEN_FAULTY_CLOCK=FILE     so
//   many seconds, a number of 8 bytes, the clock on the wall is ahead
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum { kMaxDescriptors = 65536 };

static atomic_char is_watched[kMaxDescriptors];
static atomic_long changes;

static const char* folder(void) { return getenv("HARKEN_FAULTY_FILES"); }

static int is_below(const char* path) {
  return folder() != NULL && strncmp(path, folder(), strlen(folder())) == 0;
}

static int watches(int descriptor) {
  return descriptor >= 0 && descriptor < kMaxDescriptors && is_watched[descriptor];
}

static void write_count(long count) {
  const char* path = getenv("HARKEN_FAULTY_COUNT");
  if (path == NULL) return;
  char text[32];
  const int length = snprintf(text, sizeof text, "%ld\n", count);
  const long file = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  syscall(SYS_pwrite64, file, text, length, 0);
  syscall(SYS_close, file);
}

static void count_change(void) {
  const char* last = getenv("HARKEN_FAULTY_KILL_AT");
  const long count = ++changes;
  write_count(count);
  if (last != NULL && count == atol(last)) raise(SIGKILL);
}

int open(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  const int descriptor = (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
  if (descriptor >= 0 && descriptor < kMaxDescriptors)
    is_watched[descriptor] = (char)is_below(path);
  return descriptor;
}

int open64(const char* path, int flags, ...) __attribute__((alias("open")));

int close(int descriptor) {
  if (watches(descriptor)) is_watched[descriptor] = 0;
  return (int)syscall(SYS_close, descriptor);
}

static int is_full(void) {
  const char* full = getenv("HARKEN_FAULTY_FULL");
  if (full == NULL || syscall(SYS_faccessat, AT_FDCWD, full, F_OK) != 0) return 0;
  errno = ENOSPC;
  return 1;
}

ssize_t write(int descriptor, const void* bytes, size_t size) {
  if (watches(descriptor)) count_change();
  if (watches(descriptor) && is_full()) return -1;
  return syscall(SYS_write, descriptor, bytes, size);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off_t offset) {
  if (watches(descriptor)) count_change();
  if (watches(descriptor) && is_full()) return -1;
  return syscall(SYS_pwrite64, descriptor, bytes, size, offset);
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset)
    __attribute__((alias("pwrite64")));

int ftruncate64(int descriptor, off_t size) {
  if (watches(descriptor)) count_change();
  return (int)syscall(SYS_ftruncate, descriptor, size);
}

int ftruncate(int descriptor, off_t size) __attribute__((alias("ftruncate64")));

static int sync_file(int descriptor, long call) {
  if (watches(descriptor)) {
    count_change();
    struct stat found;
    const int is_folder = fstat(descriptor, &found) == 0 && S_ISDIR(found.st_mode);
    const char* failing = getenv(is_folder ? "HARKEN_FAULTY_FOLDERS" : "HARKEN_FAULTY_SYNC");
    if (failing != NULL && syscall(SYS_faccessat, AT_FDCWD, failing, F_OK) == 0) {
      errno = EIO;
      return -1;
    }
  }
  return (int)syscall(call, descriptor);
}

int fsync(int descriptor) { return sync_file(descriptor, SYS_fsync); }
int fdatasync(int descriptor) { return sync_file(descriptor, SYS_fdatasync); }

int unlink(const char* path) {
  if (is_below(path)) count_change();
  return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

ssize_t send(int socket, const void* bytes, size_t size, int flags) {
  count_change();
  return syscall(SYS_sendto, socket, bytes, size, flags, NULL, 0);
}

static int64_t seconds_ahead(void) {
  static _Atomic(const volatile int64_t*) ahead;
  const char* path = getenv("HARKEN_FAULTY_CLOCK");
  if (path == NULL) return 0;
  if (ahead == NULL) {
    const long file = syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
    ahead = mmap(NULL, sizeof(int64_t), PROT_READ, MAP_SHARED, (int)file, 0);
    syscall(SYS_close, file);
  }
  return *ahead;
}

int clock_gettime(clockid_t clock, struct timespec* now) {
  const int result = (int)syscall(SYS_clock_gettime, clock, now);
  if (clock == CLOCK_REALTIME) now->tv_sec += seconds_ahead();
  return result;
}

int gettimeofday(struct timeval* restrict now, void* restrict zone) {
  (void)zone;
  struct timespec precise;
  clock_gettime(CLOCK_REALTIME, &precise);
  now->tv_sec = precise.tv_sec;
  now->tv_usec = precise.tv_nsec / 1000;
  return 0;
}

time_t time(time_t* out) {
  struct timespec precise;
  clock_gettime(CLOCK_REALTIME, &precise);
  if (out != NULL) *out = precise.tv_sec;
  return precise.tv_sec;
}
