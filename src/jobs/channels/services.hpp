// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

#include "ports/blob_store.hpp"
#include "ports/channel_driver.hpp"
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
};

}  // namespace harken::jobs
