// SPDX-License-Identifier: AGPL-3.0-or-later
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

#include "server/doctor.hpp"
#include "server/volumes.hpp"

namespace harken::server {

namespace {

constexpr rlim_t kFewDescriptors = 4'096;

void check_descriptors(Findings& findings) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  if (limit.rlim_max >= kFewDescriptors)
    findings.push_back(
        {"sockets", Health::ok, fmt::format("{} file descriptors may be open", limit.rlim_max)});
  else
    findings.push_back({"sockets", Health::warning,
                        fmt::format("only {} file descriptors may be open, one for each connection",
                                    limit.rlim_max),
                        "Raise it: LimitNOFILE of the systemd unit, or ulimit -n."});
}

void check_space(const Volume& volume, Findings& findings) {
  const auto megabytes = static_cast<double>(volume.free_bytes) / 1e6;
  const auto size = megabytes < 1'000 ? fmt::format("{:.0f} MB", megabytes)
                                      : fmt::format("{:.1f} GB", megabytes / 1'000);
  const auto text = fmt::format("{} ({:.0f} %) free for the {} at {}", size,
                                100 * (1 - volume.used), volume.holds, volume.folder);
  constexpr const char* kAdvice = "Make room: without it nothing new is stored.";
  switch (fullness_of(volume)) {
    case Fullness::ok:
      return findings.push_back({"disk", Health::ok, text});
    case Fullness::high:
      return findings.push_back({"disk", Health::warning, text, kAdvice});
    case Fullness::critical:
      return findings.push_back({"disk", Health::error, text, kAdvice});
  }
}

// Whoever reads these files reads everything.
void check_private(const std::string& path, const char* how, Findings& findings) {
  struct stat info{};
  if (stat(path.c_str(), &info) != 0) return;
  if ((info.st_mode & 077) == 0)
    findings.push_back({"permissions", Health::ok, path + " is its owner's alone"});
  else
    findings.push_back({"permissions", Health::warning, "others on this machine can open " + path,
                        fmt::format("{} {}", how, path)});
}

void check_address(const Config& config, Findings& findings) {
  if (config.public_url.empty())
    findings.push_back(
        {"address", Health::warning, "--public-url is not set",
         "Set it to how people reach the desk: links in mails and webhooks need it."});
  else
    findings.push_back({"address", Health::ok, config.public_url});
}

}  // namespace

void examine_machine(const Config& config, Findings& findings) {
  struct stat info{};
  if (stat(config.data.c_str(), &info) != 0)
    findings.push_back({"data", Health::error, config.data + ": " + std::strerror(errno),
                        "Give the --data of the desk, or start it once: it makes the directory."});
  check_private(config.data, "chmod 700", findings);
  check_private(
      config.secret_key_file.empty() ? config.data + "/secret.key" : config.secret_key_file,
      "chmod 600", findings);
  for (const auto& volume : look_at_volumes(config)) check_space(volume, findings);
  check_descriptors(findings);
  check_address(config, findings);
}

}  // namespace harken::server
