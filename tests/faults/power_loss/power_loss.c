// SPDX-License-Identifier: AGPL-3.0-or-later
// Preloaded into the server, it keeps for every file below HARKEN_POWER_LOSS_FILES a second copy
// below HARKEN_POWER_LOSS_COPIES that has only what was synced: writes reach the copy at fsync or
// fdatasync. After a kill, the copies are what a disk would hold that loses everything unsynced at
// a power cut.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { kMaxFiles = 64, kMaxDescriptors = 65536 };

struct change {
  struct change* next;
  off_t offset;
  size_t size;  // of the bytes; for a truncation they are absent
  int is_truncation;
  char bytes[];
};

struct file {
  char path[512];
  struct change* first;
  struct change** last;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct file files[kMaxFiles];
static int file_count;
static struct file* by_descriptor[kMaxDescriptors];

static void fail(const char* what) {
  fprintf(stderr, "power_loss: %s\n", what);
  abort();
}

static int is_watched(const char* path) {
  const char* folder = getenv("HARKEN_POWER_LOSS_FILES");
  if (folder == NULL || strncmp(path, folder, strlen(folder)) != 0) return 0;
  const char* name = path + strlen(folder);
  const size_t length = strlen(name);
  // The -shm file is shared memory and never synced.
  return strncmp(name, "/harken.db", 10) == 0 &&
         (length < 4 || strcmp(name + length - 4, "-shm") != 0);
}

static void copy_path(const struct file* file, char* out, size_t size) {
  snprintf(out, size, "%s/%s", getenv("HARKEN_POWER_LOSS_COPIES"), strrchr(file->path, '/') + 1);
}

static struct file* find_file(const char* path) {
  for (int i = 0; i < file_count; ++i)
    if (strcmp(files[i].path, path) == 0) return &files[i];
  if (file_count == kMaxFiles || strlen(path) >= sizeof files[0].path) fail("too many files");
  struct file* file = &files[file_count++];
  strcpy(file->path, path);
  file->last = &file->first;
  return file;
}

static void drop_changes(struct file* file) {
  while (file->first != NULL) {
    struct change* change = file->first;
    file->first = change->next;
    free(change);
  }
  file->last = &file->first;
}

static void add_change(struct file* file, const void* bytes, size_t size, off_t offset,
                       int is_truncation) {
  struct change* change = malloc(sizeof *change + size);
  if (change == NULL) fail("no memory");
  change->next = NULL;
  change->offset = offset;
  change->size = size;
  change->is_truncation = is_truncation;
  if (size > 0) memcpy(change->bytes, bytes, size);
  *file->last = change;
  file->last = &change->next;
}

static void apply_changes(struct file* file) {
  char path[1024];
  copy_path(file, path, sizeof path);
  const int copy = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (copy < 0) fail("cannot write a copy");
  for (struct change* change = file->first; change != NULL; change = change->next) {
    if (change->is_truncation) {
      if (syscall(SYS_ftruncate, copy, change->offset) != 0) fail("ftruncate");
    } else if (syscall(SYS_pwrite64, copy, change->bytes, change->size, change->offset) !=
               (long)change->size) {
      fail("pwrite");
    }
  }
  syscall(SYS_close, copy);
  drop_changes(file);
}

static struct file* file_of(int descriptor) {
  return descriptor >= 0 && descriptor < kMaxDescriptors ? by_descriptor[descriptor] : NULL;
}

static int opened(int descriptor, const char* path, int flags) {
  if (descriptor < 0 || descriptor >= kMaxDescriptors || !is_watched(path)) return descriptor;
  pthread_mutex_lock(&lock);
  by_descriptor[descriptor] = find_file(path);
  if (flags & O_TRUNC) add_change(by_descriptor[descriptor], NULL, 0, 0, 1);
  pthread_mutex_unlock(&lock);
  return descriptor;
}

int open(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  return opened((int)syscall(SYS_openat, AT_FDCWD, path, flags, mode), path, flags);
}

int open64(const char* path, int flags, ...) __attribute__((alias("open")));

int close(int descriptor) {
  pthread_mutex_lock(&lock);
  if (file_of(descriptor) != NULL) by_descriptor[descriptor] = NULL;
  pthread_mutex_unlock(&lock);
  return (int)syscall(SYS_close, descriptor);
}

static ssize_t written(int descriptor, const void* bytes, ssize_t size, off_t offset) {
  if (size <= 0 || file_of(descriptor) == NULL) return size;
  pthread_mutex_lock(&lock);
  add_change(by_descriptor[descriptor], bytes, (size_t)size, offset, 0);
  pthread_mutex_unlock(&lock);
  return size;
}

ssize_t write(int descriptor, const void* bytes, size_t size) {
  const off_t offset = file_of(descriptor) == NULL ? 0 : lseek(descriptor, 0, SEEK_CUR);
  return written(descriptor, bytes, syscall(SYS_write, descriptor, bytes, size), offset);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off_t offset) {
  return written(descriptor, bytes, syscall(SYS_pwrite64, descriptor, bytes, size, offset), offset);
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset)
    __attribute__((alias("pwrite64")));

int ftruncate64(int descriptor, off_t size) {
  const int result = (int)syscall(SYS_ftruncate, descriptor, size);
  if (result != 0 || file_of(descriptor) == NULL) return result;
  pthread_mutex_lock(&lock);
  add_change(by_descriptor[descriptor], NULL, 0, size, 1);
  pthread_mutex_unlock(&lock);
  return result;
}

int ftruncate(int descriptor, off_t size) __attribute__((alias("ftruncate64")));

int fdatasync(int descriptor) {
  pthread_mutex_lock(&lock);
  if (file_of(descriptor) != NULL) apply_changes(by_descriptor[descriptor]);
  pthread_mutex_unlock(&lock);
  return 0;
}

int fsync(int descriptor) __attribute__((alias("fdatasync")));

int unlink(const char* path) {
  if (is_watched(path)) {
    char copy[1024];
    pthread_mutex_lock(&lock);
    struct file* file = find_file(path);
    drop_changes(file);
    copy_path(file, copy, sizeof copy);
    syscall(SYS_unlinkat, AT_FDCWD, copy, 0);
    pthread_mutex_unlock(&lock);
  }
  return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}
