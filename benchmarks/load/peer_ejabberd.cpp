// SPDX-License-Identifier: AGPL-3.0-or-later
#include <fmt/format.h>

#include <filesystem>

#include "peer_process.hpp"
#include "peers.hpp"

namespace harken::load {
namespace {

// The modules that the package enables and a session or a message goes through. Passwords are kept
// as they are, so that 5,000 of them need no minute to be hashed.
constexpr std::string_view kConfiguration = R"(
loglevel: warning
hosts: ["localhost"]
auth_password_format: plain
registration_timeout: infinity
listen:
  - port: {}
    ip: "127.0.0.1"
    module: ejabberd_c2s
    backlog: 1024
    max_stanza_size: 262144
    access: all
modules:
  mod_adhoc: {{}}
  mod_avatar: {{}}
  mod_blocking: {{}}
  mod_caps: {{}}
  mod_carboncopy: {{}}
  mod_client_state: {{}}
  mod_disco: {{}}
  mod_last: {{}}
  mod_offline: {{}}
  mod_ping: {{}}
  mod_privacy: {{}}
  mod_private: {{}}
  mod_pubsub: {{plugins: [flat, pep]}}
  mod_push: {{}}
  mod_push_keepalive: {{}}
  mod_register: {{access: all, ip_access: all}}
  mod_roster: {{versioning: true}}
  mod_shared_roster: {{}}
  mod_stream_mgmt: {{resend_on_timeout: if_offline}}
  mod_vcard: {{search: false}}
  mod_vcard_xupdate: {{}}
  mod_version: {{}}
)";

}  // namespace

// As ejabberdctl starts it, but without a name among the Erlang nodes of this machine.
Peer start_ejabberd() {
  require_program("/usr/sbin/ejabberdctl", "ejabberd");
  Peer peer{std::make_unique<PrivateFolder>("ejabberd", kFastFolder), free_port(), nullptr};
  const auto& folder = peer.folder->path();
  peer.folder->write("ejabberd.yml", fmt::format(kConfiguration, peer.port));
  peer.process = std::make_unique<Process>(
      as_user(
          "ejabberd",
          {"HOME=" + folder, "EJABBERD_CONFIG_PATH=" + folder + "/ejabberd.yml",
           "EJABBERD_LOG_PATH=" + folder + "/ejabberd.log", "EJABBERD_PID_PATH=" + folder + "/pid",
           "ERL_LIBS=/usr/lib/x86_64-linux-gnu", "ERL_MAX_PORTS=32000", "ERL_CRASH_DUMP_BYTES=0"},
          {"erl", "+K", "true", "+P", "250000", "-mnesia", "dir",
           fmt::format("\"{}/spool\"", folder), "-s", "ejabberd", "-noinput"}),
      folder + "/log");
  peer.process->wait_listening(peer.port);
  return peer;
}

}  // namespace harken::load
