// SPDX-License-Identifier: AGPL-3.0-or-later
// Servers that are started for a measure, and what they take.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace harken::load {

struct ProcessorTime {
  double user = 0;
  double kernel = 0;
  double all() const { return user + kernel; }
};

// Of this process, in seconds.
ProcessorTime own_processor_time();

class Process {
 public:
  // Its output goes to `log`.
  Process(const std::vector<std::string>& command, const std::string& log);
  // Runs the function in a child.
  explicit Process(const std::function<void()>& body);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  // Waits until something answers on the port with success; the seconds since the start.
  double wait_ready(std::uint16_t port, const std::string& path);
  // Waits until the port takes connections.
  void wait_listening(std::uint16_t port);
  // Waits until it has ended; throws unless with success.
  void wait_end(double seconds);
  // Seconds that processors have spent on it so far.
  ProcessorTime processor_time() const;
  // Of each of its threads, in the order of their numbers.
  std::map<std::string, double> thread_seconds() const;
  double processor_seconds() const { return processor_time().all(); }
  // Kilobytes, of /proc: all that is resident, and without the share of others in common pages.
  double resident_kb() const;
  double proportional_kb() const;
  // Of what is resident: what is also in a file, as the executable is.
  double file_kb() const;

 private:
  void require_alive() const;
  double kb_of(const char* file_name, const char* field) const;
  std::string log_text() const;

  pid_t pid_;
  double started_;
  std::string log_;
};

std::uint16_t free_port();
// So that as many sockets fit as may be, here and in the children; how many.
std::size_t raise_open_files();

}  // namespace harken::load
