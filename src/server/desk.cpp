// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/desk.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <utility>

#include "adapters/sql/open_database.hpp"
#include "server/migration_backup.hpp"
#include "server/secret_key.hpp"

namespace harken::server {

Result<DataLock> DataLock::take(const std::string& directory) {
  const auto path = directory + "/harken.lock";
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0)
    return fail(Errc::unavailable, "unavailable", path + ": " + std::strerror(errno));
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    ::close(descriptor);
    return fail(Errc::unavailable, "unavailable",
                "another harken uses " + directory + "; stop it first, or use its console or API");
  }
  return DataLock(descriptor);
}

DataLock::DataLock(DataLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

DataLock::~DataLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

namespace {

std::span<const sql::EmbeddedMigration> migrations_to(std::string_view last) {
  const auto all = sql::embedded_migrations();
  const auto end = std::ranges::upper_bound(all, last, {}, &sql::EmbeddedMigration::name);
  return all.first(static_cast<std::size_t>(end - all.begin()));
}

}  // namespace

Result<std::unique_ptr<Desk>> open_desk(const Config& config) {
  std::error_code error;
  std::filesystem::create_directories(config.data, error);
  if (error) return fail(Errc::unavailable, "unavailable", config.data + ": " + error.message());
  std::filesystem::permissions(config.data, std::filesystem::perms::owner_all, error);
  auto desk = std::make_unique<Desk>();
  const auto url = config.database_url();
  if (url.starts_with("sqlite:")) {
    ASSIGN_OR_RETURN(auto lock, DataLock::take(config.data));
    desk->lock = std::make_unique<DataLock>(std::move(lock));
  }
  sql::DatabaseOptions options{url, desk->clock};
  options.replica_url = config.database_replica;
  // Only tests set it: they show that losing power without fsync loses messages.
  options.fsync = std::getenv("HARKEN_TEST_NO_FSYNC") == nullptr;
  options.keeps_room = true;
  ASSIGN_OR_RETURN(const auto key, load_secret_key(config, desk->random));
  options.secrets = std::make_shared<const sql::SecretBox>(key);
  // Only tests set it: they begin with the tables of an older version.
  if (const char* last = std::getenv("HARKEN_TEST_MIGRATE_TO")) {
    ASSIGN_OR_RETURN(desk->database, sql::open_database(options, migrations_to(last)));
    return desk;
  }
  RETURN_IF_ERROR(back_up_before_migration(config));
  ASSIGN_OR_RETURN(desk->database, sql::open_database(options));
  if (desk->database->is_shared()) {
    ASSIGN_OR_RETURN(desk->membership,
                     Membership::join(*desk->database, desk->clock, desk->ids, desk->random));
  }
  return desk;
}

}  // namespace harken::server
