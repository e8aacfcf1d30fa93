// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace harken {

// The bytes of attachments, by the SHA-256 of the content in hex. Blocking: call it off the network
// threads.
class BlobStore {
 public:
  virtual ~BlobStore() = default;
  // Durable when it returns; the same content twice is stored once. Errc::unavailable when the disk
  // is full or fails; then nothing half-written stays.
  virtual Status put(std::string_view hash, std::string_view bytes) = 0;
  virtual Result<std::string> get(std::string_view hash) = 0;
  virtual Status remove(std::string_view hash) = 0;
};

}  // namespace harken
