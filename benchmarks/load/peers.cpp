// SPDX-License-Identifier: AGPL-3.0-or-later
#include "peers.hpp"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "peer_process.hpp"

namespace harken::load {

namespace {

void give(const std::string& path, const std::string& user) {
  if (geteuid() != 0) return;
  const auto* entry = getpwnam(user.c_str());
  if (!entry || chown(path.c_str(), entry->pw_uid, entry->pw_gid) != 0)
    throw std::runtime_error("no user " + user);
}

}  // namespace

PrivateFolder::PrivateFolder(const std::string& user, const std::string& parent) : user_(user) {
  std::string name = parent + "/harken-bench.XXXXXX";
  if (!mkdtemp(name.data())) throw std::runtime_error("mkdtemp");
  path_ = name;
  give(path_, user_);
}

PrivateFolder::~PrivateFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void PrivateFolder::write(const std::string& name, const std::string& text) const {
  const auto path = path_ + "/" + name;
  std::ofstream(path) << text;
  give(path, user_);
}

std::vector<std::string> as_user(const std::string& user,
                                 const std::vector<std::string>& environment,
                                 const std::vector<std::string>& command) {
  std::vector<std::string> words = {"env"};
  words.insert(words.end(), environment.begin(), environment.end());
  if (geteuid() == 0)
    words.insert(words.end(), {"setpriv", "--reuid=" + user, "--regid=" + user, "--init-groups",
                               "--pdeathsig=KILL"});
  words.insert(words.end(), command.begin(), command.end());
  return words;
}

void require_program(const std::string& path, const std::string& package) {
  if (access(path.c_str(), X_OK) != 0)
    throw std::runtime_error(fmt::format("{} is missing: apt-get install {}", path, package));
}

Peer start_nats() {
  require_program("/usr/sbin/nats-server", "nats-server");
  Peer nats{std::make_unique<PrivateFolder>("nobody"), free_port(), nullptr};
  nats.process =
      std::make_unique<Process>(std::vector<std::string>{"/usr/sbin/nats-server", "-a", "127.0.0.1",
                                                         "-p", std::to_string(nats.port)},
                                nats.folder->path() + "/log");
  nats.process->wait_listening(nats.port);
  return nats;
}

}  // namespace harken::load
