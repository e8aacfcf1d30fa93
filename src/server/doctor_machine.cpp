// SPDX-License-Identifier: AGPL-3.0-or-later
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include <cerrno>
#include <cstring>

#include "server/doctor.hpp"

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

void check_space(const std::string& folder, Findings& findings) {
  struct statvfs space{};
  if (statvfs(folder.c_str(), &space) != 0 || space.f_blocks == 0) return;
  const auto free_share =
      100.0 * static_cast<double>(space.f_bavail) / static_cast<double>(space.f_blocks);
  const auto gigabytes =
      static_cast<double>(space.f_bavail) * static_cast<double>(space.f_frsize) / 1e9;
  const auto text = fmt::format("{:.1f} GB ({:.0f} %) free at {}", gigabytes, free_share, folder);
  const Health health = free_share >= 15  ? Health::ok
                        : free_share >= 5 ? Health::warning
                                          : Health::error;
  findings.push_back({"disk", health, text,
                      health == Health::ok ? "" : "Make room: without it nothing new is stored."});
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
  check_space(config.data, findings);
  if (config.blobs.starts_with("file:")) check_space(config.blob_directory(), findings);
  check_descriptors(findings);
  check_address(config, findings);
}

}  // namespace harken::server
