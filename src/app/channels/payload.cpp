// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/channels/payload.hpp"

#include "app/admin/authenticate.hpp"
#include "core/rules/text.hpp"

namespace harken::app {

namespace {

constexpr std::size_t kLongestInRow = 64 * 1024;

// A name in a charset of its own is known by its hash.
std::string storable(const std::string& name) {
  return is_storable_text(name) ? name : hash_token(name);
}

}  // namespace

Result<std::vector<InboundEntry>> put_payloads(BlobStore& blobs, std::vector<RawInbound> items) {
  std::vector<InboundEntry> entries;
  for (auto& item : items) {
    InboundEntry entry;
    // A mail may be in any charset, and PostgreSQL takes only UTF-8 as text.
    if (item.payload.size() > kLongestInRow || !is_storable_text(item.payload)) {
      entry.payload_hash = hash_token(item.payload);
      RETURN_IF_ERROR(blobs.put(entry.payload_hash, item.payload));
      item.payload.clear();
    }
    item.external_id = storable(item.external_id);
    item.lane = storable(item.lane);
    item.group = storable(item.group);
    entry.raw = std::move(item);
    entries.push_back(std::move(entry));
  }
  return entries;
}

Result<RawInbound> get_payload(BlobStore& blobs, const InboundEntry& entry) {
  auto item = entry.raw;
  if (entry.payload_hash.empty()) return item;
  ASSIGN_OR_RETURN(item.payload, blobs.get(entry.payload_hash));
  return item;
}

}  // namespace harken::app
