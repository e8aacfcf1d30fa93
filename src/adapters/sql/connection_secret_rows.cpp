// SPDX-License-Identifier: AGPL-3.0-or-later
// The secrets of connections, sealed where there is a key. Those from before there was one lie
// plain.
#include "adapters/sql/connection_rows.hpp"
#include "adapters/sql/mapping.hpp"
#include "adapters/sql/secret_box.hpp"

namespace harken::sql {
namespace {

struct Stored {
  ChannelId channel_id;
  std::string name;
  std::string value;
};

constexpr auto kSelect = SqlText("SELECT channel_id, name, value FROM connection_secret ");
constexpr auto kOfChannel = kSelect + "WHERE channel_id = $1 ORDER BY name";
constexpr auto kFind = kSelect + "WHERE channel_id = $1 AND name = $2";
constexpr auto kAll = kSelect + "ORDER BY channel_id, name";

void read(const Row& row, Stored& to) { read_columns(row, 0, to.channel_id, to.name, to.value); }

std::string place_of(ChannelId id, std::string_view name) {
  return place_of_secret(id.to_string(), name);
}

Result<Secret> open(const SqlSession& session, const Stored& stored) {
  if (!is_sealed(stored.value)) return Secret(stored.value);
  if (!session.secrets) return fail(Errc::internal, "internal", "there is no key for the secrets");
  return session.secrets->open(stored.value, place_of(stored.channel_id, stored.name));
}

Result<std::string> seal(const SqlSession& session, ChannelId id, std::string_view name,
                         const Secret& secret) {
  if (!session.secrets) return secret.reveal();
  return session.secrets->seal(secret, place_of(id, name));
}

Result<bool> has_connection(SqlSession& session, ChannelId id) {
  ASSIGN_OR_RETURN(
      const auto found,
      get_number(session, "SELECT count(*) FROM connection WHERE channel_id = $1", id));
  return found > 0;
}

}  // namespace

Result<Secrets> ConnectionRows::secrets(ChannelId id) {
  ASSIGN_OR_RETURN(const auto all, list_rows(session_, kOfChannel, read, id));
  Secrets secrets;
  for (const auto& each : all) {
    ASSIGN_OR_RETURN(auto secret, open(session_, each));
    secrets.emplace(each.name, std::move(secret));
  }
  return secrets;
}

Status ConnectionRows::set_secret(ChannelId id, std::string_view name, const Secret& secret) {
  ASSIGN_OR_RETURN(const auto value, seal(session_, id, name, secret));
  return execute(session_,
                 "INSERT INTO connection_secret (channel_id, name, value) VALUES ($1, $2, $3) "
                 "ON CONFLICT (channel_id, name) DO UPDATE SET value = excluded.value",
                 id, name, value);
}

Status ConnectionRows::replace_secret(ChannelId id, std::string_view name, const Secret& before,
                                      const Secret& after) {
  ASSIGN_OR_RETURN(const auto stored, find_row(session_, kFind, read, id, name));
  Secret now;
  if (stored) {
    ASSIGN_OR_RETURN(now, open(session_, *stored));
  }
  if (now.reveal() != before.reveal()) return {};
  // None is left behind of a connection that is gone.
  ASSIGN_OR_RETURN(const bool is_there, stored ? Result<bool>(true) : has_connection(session_, id));
  return is_there ? set_secret(id, name, after) : Status();
}

Status ConnectionRows::seal_secrets() {
  ASSIGN_OR_RETURN(const auto all, list_rows(session_, kAll, read));
  for (const auto& each : all) {
    ASSIGN_OR_RETURN(const auto secret, open(session_, each));
    if (!is_sealed(each.value)) RETURN_IF_ERROR(set_secret(each.channel_id, each.name, secret));
  }
  return {};
}

Status ConnectionRows::forget_unreadable_secrets() {
  ASSIGN_OR_RETURN(const auto all, list_rows(session_, kAll, read));
  for (const auto& each : all)
    if (!open(session_, each))
      RETURN_IF_ERROR(execute(session_,
                              "DELETE FROM connection_secret WHERE channel_id = $1 AND name = $2",
                              each.channel_id, each.name));
  return {};
}

}  // namespace harken::sql
