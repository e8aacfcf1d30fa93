// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/contact/photos.hpp"

#include "app/contact/contacts.hpp"
#include "app/intake/doomed_blobs.hpp"

namespace harken::app {

namespace {

constexpr std::int64_t kAskAgainSeconds = 7 * 86'400;

}  // namespace

Found<Identity> begin_photo(Tx& tx, Env& env, ChannelId channel, std::string_view sender) {
  ASSIGN_OR_RETURN(auto identity, tx.identities().find_by_external_id(channel, sender));
  if (!identity) return std::nullopt;
  const auto now = env.clock.now();
  ASSIGN_OR_RETURN(const bool is_time, tx.identities().ask_photo(
                                           identity->id, now.plus_seconds(-kAskAgainSeconds), now));
  if (!is_time) return std::nullopt;
  return identity;
}

Result<std::string> store_photo(Tx& tx, Env& env, const StorePhoto& command) {
  ASSIGN_OR_RETURN(const auto identity, tx.identities().find(command.identity_id));
  if (!identity) return std::string();
  ASSIGN_OR_RETURN(auto contact, tx.contacts().find(command.workspace_id, identity->contact_id));
  if (!contact || contact->photo_hash == command.hash) return std::string();
  RETURN_IF_ERROR(check_not_doomed(tx, command.hash));
  auto before = std::exchange(contact->photo_hash, command.hash);
  contact->photo_type = command.type;
  RETURN_IF_ERROR(store_contact(tx, env, *contact));
  return before;
}

bool is_photo_type(std::string_view type) {
  return type == "image/jpeg" || type == "image/png" || type == "image/webp";
}

}  // namespace harken::app
