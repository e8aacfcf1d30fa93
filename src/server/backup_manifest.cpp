// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/backup_manifest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "adapters/sql/durable_file.hpp"
#include "server/version.hpp"

namespace harken::server {

namespace {

namespace json = boost::json;
namespace fs = std::filesystem;

constexpr const char* kManifest = "manifest.json";
constexpr const char* kSum = "manifest.sha256";
// Grows when an older harken could not read what is written.
constexpr std::int64_t kFormat = 1;

std::unexpected<Error> not_whole(std::string detail) {
  return fail(Errc::conflict, "damaged_backup", std::move(detail));
}

json::value to_json(const Manifest& manifest) {
  json::object rows;
  for (const auto& [table, count] : manifest.database.rows) rows[table] = count;
  json::array migrations;
  for (const auto& [name, sha256, _] : manifest.database.migrations)
    migrations.push_back({{"name", name}, {"sha256", sha256}});
  json::array files;
  for (const auto& [path, size, sha256] : manifest.files)
    files.push_back({{"path", path}, {"size", size}, {"sha256", sha256}});
  json::array blobs;
  for (const auto& [sha256, size] : manifest.blobs)
    blobs.push_back({{"sha256", sha256}, {"size", size}});
  json::array missing;
  for (const auto& sha256 : manifest.missing_blobs) missing.emplace_back(sha256);
  const auto& all = manifest.database.migrations;
  return {{"format", kFormat},
          {"harken", manifest.harken},
          {"schema", all.empty() ? std::string() : all.back().name},
          {"made_at", to_rfc3339(manifest.made_at)},
          {"database", manifest.database.kind},
          {"sealed_secrets", manifest.database.sealed_secrets},
          {"rows", std::move(rows)},
          {"migrations", std::move(migrations)},
          {"files", std::move(files)},
          {"blobs", std::move(blobs)},
          {"missing_blobs", std::move(missing)}};
}

std::string text_of(const json::value& object, const char* name) {
  return std::string(object.at(name).as_string());
}

// Throws what Boost.JSON throws.
Manifest from_json(const json::value& value) {
  Manifest manifest;
  manifest.harken = text_of(value, "harken");
  manifest.made_at = parse_rfc3339(text_of(value, "made_at")).value_or(Timestamp{});
  auto& database = manifest.database;
  database.kind = text_of(value, "database");
  database.sealed_secrets = value.at("sealed_secrets").to_number<int>();
  for (const auto& [table, count] : value.at("rows").as_object())
    database.rows[table] = count.to_number<std::int64_t>();
  for (const auto& each : value.at("migrations").as_array())
    database.migrations.push_back({text_of(each, "name"), text_of(each, "sha256")});
  for (const auto& each : value.at("files").as_array())
    manifest.files.push_back({text_of(each, "path"), each.at("size").to_number<std::uint64_t>(),
                              text_of(each, "sha256")});
  for (const auto& each : value.at("blobs").as_array())
    manifest.blobs.push_back({text_of(each, "sha256"), each.at("size").to_number<std::uint64_t>()});
  for (const auto& each : value.at("missing_blobs").as_array())
    manifest.missing_blobs.emplace_back(each.as_string());
  return manifest;
}

// What the manifest says in another place already.
Status fill_in(Manifest& manifest) {
  const std::string prefix = std::string(kDatabaseFolder) + "/";
  for (const auto& file : manifest.files) {
    if (file.path == kKeyFile) continue;
    const auto name =
        file.path.starts_with(prefix) ? file.path.substr(prefix.size()) : std::string();
    if (name.empty() || name.contains('/') || name.starts_with('.'))
      return not_whole("the manifest names a strange file: " + file.path);
    manifest.database.files.push_back(name);
  }
  auto& named = manifest.database.blobs;
  named = manifest.missing_blobs;
  for (const auto& blob : manifest.blobs) named.push_back(blob.sha256);
  std::ranges::sort(named);
  return {};
}

Result<std::string> read_text(const fs::path& path) {
  const std::ifstream file(path, std::ios::binary);
  if (!file.is_open())
    return fail(Errc::not_found, "not_found",
                path.string() + " is missing: this is no backup, or not a whole one");
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

Result<Manifest> parse(const std::string& text) {
  try {
    const auto value = json::parse(text);
    if (const auto format = value.at("format").to_number<std::int64_t>(); format > kFormat)
      return not_whole(
          fmt::format("the backup was made by harken {}, and this is {}; restore it with "
                      "that version or a later one",
                      text_of(value, "harken"), version()));
    return from_json(value);
  } catch (const std::exception&) {
    return not_whole("manifest.json is not as harken writes it");
  }
}

}  // namespace

bool Manifest::has_key() const {
  return std::ranges::find(files, kKeyFile, &FileSum::path) != files.end();
}

Status write_manifest(const Manifest& manifest, const fs::path& folder) {
  const auto text = json::serialize(to_json(manifest)) + "\n";
  RETURN_IF_ERROR(sql::write_new_file(folder / kManifest, text));
  // As sha256sum writes it, so that sha256sum -c can be asked too.
  return sql::write_new_file(folder / kSum, sha256_of(text) + "  " + kManifest + "\n");
}

Result<Manifest> read_manifest(const fs::path& folder) {
  ASSIGN_OR_RETURN(const auto text, read_text(folder / kManifest));
  ASSIGN_OR_RETURN(const auto sum, read_text(folder / kSum));
  if (!sum.starts_with(sha256_of(text)))
    return not_whole(
        "manifest.json is not as it was written: its sum is not that of manifest.sha256");
  ASSIGN_OR_RETURN(auto manifest, parse(text));
  RETURN_IF_ERROR(fill_in(manifest));
  return manifest;
}

}  // namespace harken::server
