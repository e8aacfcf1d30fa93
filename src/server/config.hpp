// SPDX-License-Identifier: AGPL-3.0-or-later
// Options come from flags, else HARKEN_* variables, else a TOML file; an unknown one is an error
// that names it.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.hpp"

namespace CLI {
class App;
}

namespace harken::server {

struct Config {
  std::string config_file;
  std::string data = "./harken-data";
  std::string listen = "127.0.0.1:8080";
  std::string public_url;
  std::string database;  // empty: sqlite:DATA/harken.db
  std::string backup_before_migration = "on";
  std::string database_replica;  // empty: none
  std::string nats;              // empty: other processes are only heard of through the database
  std::string blobs;             // empty: file:DATA/blobs
  std::string trusted_proxies;
  std::string threads = "0";  // 0: one for each core
  std::string log_format = "auto";
  std::string log_level = "info";
  std::string rate_limits = "on";
  std::string sockets_per_address = "20";
  std::string event_retention_days = "30";
  std::string presence_grace_seconds = "60";
  std::string egress_allow;
  std::string mail_ca_file;
  std::string secret_key_file;  // empty: DATA/secret.key, made at the first start

  std::string database_url() const;
  std::string blob_directory() const;
  std::string address() const;
  std::uint16_t port() const;
  std::size_t thread_count() const;
};

// Adds the options to a command, whose parsed values end in `config`.
void add_options(CLI::App& command, Config& config);
// After parsing: fills what was not given from the environment and the file, and checks everything.
// Errors: invalid, with a message for the terminal.
Status resolve(const CLI::App& command, Config& config);

}  // namespace harken::server
