// SPDX-License-Identifier: AGPL-3.0-or-later
// The other side of the sandbox: the process that reads one mail, and the one that makes such
// processes.
#pragma once

#include <cstddef>
#include <functional>

namespace harken::email {

inline constexpr std::size_t kLongestMail = 64 * 1024 * 1024;

// What a process ends with besides 0: nothing can be made of the mail, and the reason was written.
inline constexpr int kSandboxRefused = 3;
// It did not end by itself; or there was none.
inline constexpr int kSandboxKilled = -1;
inline constexpr int kSandboxNotStarted = -2;

// One mail from a file descriptor, what was read, packed, to another. Gives the exit code.
int serve_sandbox(int in, int out);
// The same on a socket, when this process may do nothing else any more.
int serve_confined(int socket);

// For each socket that comes over `control`: a process of its own that does the work on it, with
// nothing of the others' and no way to `control`; then its exit code, as a number of 32 bits. One
// after the other, until nobody is at the other end. Whoever kills this process ends that one too.
int serve_sandboxes(int control, const std::function<int(int socket)>& work);

}  // namespace harken::email
