// SPDX-License-Identifier: AGPL-3.0-or-later
#include "process.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "http.hpp"

namespace harken::load {
namespace {

[[noreturn]] void become(const std::vector<std::string>& command, const std::string& log) {
  const int file = open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  dup2(file, STDOUT_FILENO);
  dup2(file, STDERR_FILENO);
  std::vector<char*> arguments;
  for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  execvp(arguments[0], arguments.data());
  _exit(127);
}

}  // namespace

Process::Process(const std::vector<std::string>& command, const std::string& log)
    : Process([&] { become(command, log); }) {
  log_ = log;
}

Process::Process(const std::function<void()>& body) : pid_(fork()), started_(now()) {
  if (pid_ != 0) return;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  body();
  _exit(0);
}

Process::~Process() {
  if (pid_ <= 0) return;
  kill(pid_, SIGTERM);
  for (int i = 0; i < 200; ++i) {
    if (waitpid(pid_, nullptr, WNOHANG) == pid_) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
}

void Process::require_alive() const {
  if (waitpid(pid_, nullptr, WNOHANG) == 0) return;
  throw std::runtime_error("a server ended at its start: " + log_text());
}

std::string Process::log_text() const {
  std::ifstream file(log_);
  return {std::istreambuf_iterator<char>(file), {}};
}

void Process::wait_end(double seconds) {
  int status = 0;
  for (const double end = now() + seconds; waitpid(pid_, &status, WNOHANG) != pid_;) {
    if (now() > end) throw std::runtime_error("a command does not end; see " + log_);
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  pid_ = -1;
  if (status != 0) throw std::runtime_error("a command failed: " + log_text());
}

namespace {

ProcessorTime processor_time_of(const std::string& pid) {
  std::ifstream file(fmt::format("/proc/{}/stat", pid));
  const std::string text(std::istreambuf_iterator<char>(file), {});
  // The name, in brackets, may have spaces; the times are the 12th and 13th field after it.
  std::istringstream fields(text.substr(text.rfind(')') + 1));
  std::string skipped;
  for (int i = 0; i < 11; ++i) fields >> skipped;
  const auto ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
  ProcessorTime time;
  fields >> time.user >> time.kernel;
  return {time.user / ticks, time.kernel / ticks};
}

}  // namespace

ProcessorTime own_processor_time() { return processor_time_of("self"); }

ProcessorTime Process::processor_time() const { return processor_time_of(std::to_string(pid_)); }

double Process::wait_ready(std::uint16_t port, const std::string& path) {
  while (now() - started_ < 30) {
    try {
      fetch(port, http_request("GET", path, {}, {}));
      return now() - started_;
    } catch (const std::exception&) {
      require_alive();
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }
  throw std::runtime_error("a server was not ready within 30 s; see " + log_);
}

void Process::wait_listening(std::uint16_t port) {
  while (now() - started_ < 60) {
    try {
      Loop loop;
      loop.connect(port);
      return;
    } catch (const std::exception&) {
      require_alive();
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }
  throw std::runtime_error("nothing listens");
}

double Process::kb_of(const char* file_name, const char* field) const {
  std::ifstream file(fmt::format("/proc/{}/{}", pid_, file_name));
  double kb = 0;
  for (std::string line; std::getline(file, line);)
    if (line.starts_with(field)) kb += std::stod(line.substr(line.find(':') + 1));
  return kb;
}

double Process::resident_kb() const { return kb_of("smaps_rollup", "Rss:"); }
double Process::proportional_kb() const { return kb_of("smaps_rollup", "Pss:"); }

double Process::file_kb() const { return kb_of("status", "RssFile:"); }

std::map<std::string, double> Process::thread_seconds() const {
  std::map<std::string, double> threads;
  for (const auto& entry : std::filesystem::directory_iterator(fmt::format("/proc/{}/task", pid_)))
    threads[entry.path().filename()] =
        processor_time_of(entry.path().string().substr(std::string_view("/proc/").size())).all();
  return threads;
}

std::uint16_t free_port() {
  const int fd = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  bind(fd, reinterpret_cast<sockaddr*>(&address), size);
  getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
  close(fd);
  return ntohs(address.sin_port);
}

namespace {

std::size_t open_now() {
  const std::filesystem::directory_iterator files("/proc/self/fd");
  return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

}  // namespace

std::size_t raise_open_files() {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  auto wanted = limit;
  if (geteuid() == 0) wanted.rlim_max = std::max<rlim_t>(limit.rlim_max, 65536);
  wanted.rlim_cur = wanted.rlim_max;
  if (setrlimit(RLIMIT_NOFILE, &wanted) != 0) {
    wanted = limit;
    wanted.rlim_cur = wanted.rlim_max;
    setrlimit(RLIMIT_NOFILE, &wanted);
  }
  return wanted.rlim_cur - open_now();
}

}  // namespace harken::load
