// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/confine.hpp"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include <cerrno>
#include <cstddef>
#include <system_error>
#include <vector>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HARKEN_HAS_SHADOW_MEMORY 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define HARKEN_HAS_SHADOW_MEMORY 1
#endif
#endif

namespace harken::email {
namespace {

#if defined(__x86_64__)
constexpr unsigned int kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned int kArchitecture = AUDIT_ARCH_AARCH64;
#endif

// To reach others, to become another program, to leave something behind. Opening for reading stays:
// tables of charsets are files.
constexpr long kForbidden[] = {
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_sendto,
    SYS_sendmsg,
    SYS_sendmmsg,
    SYS_execve,
    SYS_execveat,
    SYS_clone,
    SYS_clone3,
    SYS_ptrace,
    SYS_kill,
    SYS_tgkill,
    SYS_tkill,
    SYS_unlinkat,
    SYS_renameat2,
    SYS_linkat,
    SYS_symlinkat,
    SYS_mkdirat,
    SYS_mknodat,
    SYS_fchmod,
    SYS_fchmodat,
    SYS_fchown,
    SYS_fchownat,
    SYS_truncate,
    SYS_ftruncate,
    SYS_openat2,
    SYS_mount,
    SYS_umount2,
    SYS_bpf,
    SYS_keyctl,
    SYS_add_key,
    SYS_request_key,
    SYS_userfaultfd,
    SYS_io_uring_setup,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_perf_event_open,
    SYS_pidfd_open,
    SYS_pidfd_getfd,
    SYS_unshare,
    SYS_setns,
    SYS_shmget,
    SYS_mq_open,
#ifdef __x86_64__
    SYS_fork,
    SYS_vfork,
    SYS_creat,
    SYS_unlink,
    SYS_rename,
    SYS_renameat,
    SYS_link,
    SYS_symlink,
    SYS_mkdir,
    SYS_rmdir,
    SYS_mknod,
    SYS_chmod,
    SYS_chown,
    SYS_lchown,
#endif
};

std::unexpected<Error> refused(const char* what) {
  return fail(Errc::unavailable, "unavailable",
              std::string(what) + ": " + std::system_category().message(errno));
}

Status limit(__rlimit_resource resource, rlim_t value) {
  const rlimit both{value, value};
  if (setrlimit(resource, &both) != 0) return refused("setrlimit");
  return {};
}

// Allowed when the flags, which are this argument, write nothing.
void add_read_only(std::vector<sock_filter>& filter, long number, std::size_t argument) {
  const auto flags = static_cast<unsigned int>(offsetof(seccomp_data, args) + 8 * argument);
  constexpr unsigned int kWrites = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
  filter.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned int>(number), 0, 4));
  filter.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, flags));
  filter.push_back(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, kWrites, 0, 1));
  filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM));
  filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
}

// A system call of another architecture has other numbers: it ends the process. On x86-64 those of
// x32 are numbers beyond all of ours, and are forbidden with the rest.
std::vector<sock_filter> make_filter() {
  constexpr auto kNumber = static_cast<unsigned int>(offsetof(seccomp_data, nr));
  constexpr auto kArch = static_cast<unsigned int>(offsetof(seccomp_data, arch));
  constexpr unsigned int kX32 = 0x40000000;
  std::vector<sock_filter> filter = {BPF_STMT(BPF_LD | BPF_W | BPF_ABS, kArch),
                                     BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, kArchitecture, 1, 0),
                                     BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
                                     BPF_STMT(BPF_LD | BPF_W | BPF_ABS, kNumber),
                                     BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, kX32, 0, 1),
                                     BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)};
  for (const long number : kForbidden) {
    filter.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned int>(number), 0, 1));
    filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM));
  }
  add_read_only(filter, SYS_openat, 2);
#ifdef __x86_64__
  add_read_only(filter, SYS_open, 1);
#endif
  filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  return filter;
}

Status forbid_calls() {
  auto filter = make_filter();
  const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return refused("no_new_privs");
  if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) return refused("seccomp");
  return {};
}

}  // namespace

Status confine(const Confinement& limits) {
  RETURN_IF_ERROR(limit(RLIMIT_CPU, limits.cpu_seconds));
#ifndef HARKEN_HAS_SHADOW_MEMORY
  RETURN_IF_ERROR(limit(RLIMIT_AS, limits.memory_bytes));
#endif
  RETURN_IF_ERROR(limit(RLIMIT_CORE, 0));
  RETURN_IF_ERROR(limit(RLIMIT_FSIZE, 0));
  RETURN_IF_ERROR(limit(RLIMIT_NOFILE, 16));
  return forbid_calls();
}

}  // namespace harken::email
