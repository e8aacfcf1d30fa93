// SPDX-License-Identifier: AGPL-3.0-or-later
// An update of the Bot API, or an album of them: stored, and understood.
#include <boost/json.hpp>

#include "channels/telegram/parse.hpp"
#include "require.hpp"

using namespace harken;
using namespace harken::telegram;
using fuzz::require;

namespace {

// What an update may not be is told when it comes; what of it can't be understood, when it is read.
void read(const std::vector<RawInbound>& items) {
  const auto inbound = parse([] { return Settings{}; }, items);
  if (!inbound) return;
  require(inbound->kind != InboundKind::message || !inbound->external_id.empty(),
          "a message has a name");
  require(inbound->kind != InboundKind::ignored || !inbound->note.empty(),
          "what is ignored says why");
  for (const auto& mark : inbound->marks) require(mark.length > 0, "a mark covers something");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  boost::system::error_code error;
  const auto value = boost::json::parse(fuzz::text_of(data, size), error);
  if (error) return 0;
  std::vector<boost::json::value> updates{value};
  if (const auto* album = value.if_array()) updates.assign(album->begin(), album->end());
  std::vector<RawInbound> items;
  for (const auto& update : updates) {
    if (!update.is_object()) continue;
    auto raw = to_raw(update.get_object(), boost::json::serialize(update));
    if (raw) items.push_back(*std::move(raw));
  }
  for (const auto& item : items) read({item});
  if (items.size() > 1) read(items);
  return 0;
}
