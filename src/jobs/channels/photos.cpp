// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/channels/photos.hpp"

#include <spdlog/spdlog.h>

#include <boost/asio/post.hpp>

#include "app/admin/authenticate.hpp"
#include "app/channels/connections.hpp"
#include "app/contact/photos.hpp"
#include "app/intake/doomed_blobs.hpp"
#include "app/intake/files.hpp"

namespace harken::jobs {

namespace {

constexpr std::int64_t kLargestPhoto = 1024 * 1024;

}  // namespace

void PhotoFetcher::tell(WorkspaceId workspace, ChannelId channel, const std::string& sender) {
  boost::asio::post(pool_,
                    [this, workspace, channel, sender] { fetch(workspace, channel, sender); });
}

void PhotoFetcher::stop() {
  pool_.stop();
  pool_.join();
}

void PhotoFetcher::fetch(WorkspaceId workspace, ChannelId channel, const std::string& sender) {
  std::optional<app::OpenedChannel> opened;
  std::optional<Identity> identity;
  auto env = services_.env;
  const auto begun = run_write(services_.database, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(opened, app::open_channel(tx, workspace, channel, services_.public_url));
    ASSIGN_OR_RETURN(identity, app::begin_photo(tx, env, channel, sender));
    return {};
  });
  if (!begun || !opened || !identity) return;
  auto* driver = services_.drivers.find(opened->channel.kind);
  if (!driver) return;
  const auto bytes = driver->fetch_photo(opened->connection, sender, kLargestPhoto);
  if (!bytes) return;
  if (const auto kept = keep(*identity, *bytes); !kept)
    spdlog::info("photo of {}: {}", identity->contact_id.to_string(), kept.error().detail);
}

Status PhotoFetcher::keep(const Identity& identity, const std::string& bytes) {
  const auto type = app::sniff_type(bytes, "photo");
  const bool is_small = static_cast<std::int64_t>(bytes.size()) <= kLargestPhoto;
  if (!app::is_photo_type(type) || !is_small) return fail_invalid("photo", "is no picture");
  const app::StorePhoto command{identity.workspace_id, identity.id, app::hash_token(bytes),
                                std::string(type)};
  RETURN_IF_ERROR(services_.blobs.put(command.hash, bytes));
  return run_write(services_.database, [&](Tx& tx) -> Status {
    auto env = services_.env;
    ASSIGN_OR_RETURN(const auto before, app::store_photo(tx, env, command));
    return before.empty() ? Status() : app::doom_if_unused(tx, before);
  });
}

}  // namespace harken::jobs
