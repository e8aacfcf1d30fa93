// SPDX-License-Identifier: AGPL-3.0-or-later
#include <fmt/format.h>

#include <filesystem>

#include "peer_process.hpp"
#include "peers.hpp"

namespace harken::load {
namespace {

// The modules that the package enables, without those for other servers, TLS and invitations.
// Passwords are kept as they are, so that 5,000 of them need no minute to be hashed.
constexpr std::string_view kConfiguration = R"(
pidfile = "{0}/prosody.pid"
data_path = "{0}"
certificates = "{0}"
log = {{ warn = "*console" }}
interfaces = {{ "127.0.0.1" }}
c2s_ports = {{ {1} }}
modules_enabled = {{ "disco", "roster", "saslauth", "blocklist", "bookmarks", "carbons", "pep",
  "private", "smacks", "vcard4", "vcard_legacy", "csi_simple", "ping", "register", "time", "uptime",
  "version", "admin_adhoc", "posix" }}
modules_disabled = {{ "s2s", "tls" }}
network_backend = "epoll"
allow_registration = true
authentication = "internal_plain"
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
VirtualHost "localhost"
)";

}  // namespace

Peer start_prosody() {
  require_program("/usr/bin/prosody", "prosody");
  Peer peer{std::make_unique<PrivateFolder>("prosody", kFastFolder), free_port(), nullptr};
  const auto& folder = peer.folder->path();
  peer.folder->write("prosody.cfg.lua", fmt::format(kConfiguration, folder, peer.port));
  peer.process = std::make_unique<Process>(
      as_user("prosody", {}, {"prosody", "-F", "--config", folder + "/prosody.cfg.lua"}),
      folder + "/log");
  peer.process->wait_listening(peer.port);
  return peer;
}

}  // namespace harken::load
