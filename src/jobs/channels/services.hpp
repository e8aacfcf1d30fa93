// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

#include "ports/blob_store.hpp"
#include "ports/channel_driver.hpp"
#include "ports/connections.hpp"
#include "ports/database.hpp"
#include "ports/env.hpp"

namespace harken::jobs {

// What the channel jobs share.
struct ChannelServices {
  Database& database;
  BlobStore& blobs;
  Env env;
  const ChannelDrivers& drivers;
  std::string public_url;

  ChannelServices with(Database& other) const { return {other, blobs, env, drivers, public_url}; }
};

// For the drivers that sign in: what a provider gives in place of a secret.
inline ReplaceSecret replace_secret(Database& database, ChannelId id) {
  return [&database, id](const char* name, const Secret& before, const Secret& after) {
    return run_write(
        database, [&](Tx& tx) { return tx.connections().replace_secret(id, name, before, after); });
  };
}

}  // namespace harken::jobs
