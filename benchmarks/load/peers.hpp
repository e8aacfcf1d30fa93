// SPDX-License-Identifier: AGPL-3.0-or-later
// What somebody would run instead of us, as Debian packages it: with the configuration of the
// package where it does not stand in the way of the load, private directories and ports, and gone
// at the end.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "process.hpp"

namespace harken::load {

// A directory that belongs to that user, gone at the end. Theirs cannot be in a checkout, which may
// lie where other users may not go.
class PrivateFolder {
 public:
  explicit PrivateFolder(const std::string& user, const std::string& parent = "/tmp");
  ~PrivateFolder();
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;

  const std::string& path() const { return path_; }
  // Written, and given to the user.
  void write(const std::string& name, const std::string& text) const;

 private:
  std::string user_;
  std::string path_;
};

struct Peer {
  std::unique_ptr<PrivateFolder> folder;
  std::uint16_t port = 0;
  std::unique_ptr<Process> process;
};

// Chat servers without TLS and without limits of their clients' rates; whoever comes makes an
// account.
Peer start_ejabberd();
Peer start_prosody();

// Request Tracker on a PostgreSQL database of its own; `token` for its REST API.
struct RequestTracker {
  Peer peer;
  std::string token;
};
RequestTracker start_request_tracker(const std::string& postgres);

// The database server of the nodes' wake-ups is no peer, but started the same way.
Peer start_nats();

}  // namespace harken::load
