// SPDX-License-Identifier: AGPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "adapters/sql/secret_box.hpp"
#include "server/blobs.hpp"
#include "server/doctor.hpp"
#include "server/secret_key.hpp"
#include "server/sha256.hpp"

namespace harken::server {

namespace {

constexpr std::size_t kSample = 100;

void fail_key(std::string text, Findings& findings) {
  findings.push_back(
      {"key", Health::error, std::move(text),
       "Put back the secret.key that belongs to this database; if it is lost for good, harken "
       "forget-secrets (docs/how-to/keep-the-secret-key.md)."});
}

struct Looked {
  std::size_t read = 0;
  std::vector<std::string> missing;
  std::vector<std::string> damaged;
};

Result<Looked> look(BlobStore& store, const std::vector<std::string>& hashes) {
  Looked looked;
  for (const auto& hash : hashes) {
    const auto bytes = store.get(hash);
    if (!bytes && bytes.error().kind != Errc::not_found) return std::unexpected(bytes.error());
    if (!bytes)
      looked.missing.push_back(hash);
    else if (sha256_of(*bytes) != hash)
      looked.damaged.push_back(hash);
    ++looked.read;
  }
  return looked;
}

void report_bad(const std::vector<std::string>& hashes, const char* how, Findings& findings) {
  if (hashes.empty()) return;
  findings.push_back({"files", Health::error,
                      fmt::format("{} {}, the first {}", hashes.size(), how, hashes.front()),
                      "Take them from a backup: they lie in its blobs/ under the same names."});
}

}  // namespace

void examine_key(const Config& config, sql::Inspection& database, Findings& findings) {
  const auto key = find_secret_key(config);
  if (!key) return fail_key(key.error().detail, findings);
  const auto box = *key ? std::make_unique<sql::SecretBox>(**key) : nullptr;
  const auto secrets = sql::count_secrets(database, box.get());
  if (!secrets) return fail_key(secrets.error().detail, findings);
  if (secrets->sealed > 0 && !box)
    return fail_key(fmt::format("there is no key for the {} secrets of channels", secrets->sealed),
                    findings);
  if (secrets->unreadable > 0)
    return fail_key(fmt::format("it does not open {} of the {} secrets of channels",
                                secrets->unreadable, secrets->sealed),
                    findings);
  findings.push_back(
      {"key", Health::ok, fmt::format("opens all {} secrets of channels", secrets->sealed)});
}

void examine_files(const Config& config, sql::Inspection& database, Depth depth,
                   Findings& findings) {
  constexpr const char* kAdvice = "Look at --blobs, and whether the store can be reached.";
  auto named = sql::list_blobs(database);
  if (!named) return findings.push_back({"files", Health::error, named.error().detail});
  const auto all = named->size();
  if (depth == Depth::some) {
    std::ranges::shuffle(*named, std::minstd_rand(std::random_device{}()));
    named->resize(std::min(all, kSample));
  }
  const auto store = make_blobs(config);
  if (!store) return findings.push_back({"files", Health::error, store.error().detail, kAdvice});
  const auto looked = look(**store, *named);
  if (!looked) return findings.push_back({"files", Health::error, looked.error().detail, kAdvice});
  report_bad(looked->missing, "are missing", findings);
  report_bad(looked->damaged, "are not what they were", findings);
  if (looked->missing.empty() && looked->damaged.empty())
    findings.push_back(
        {"files", Health::ok, fmt::format("{} of {} read, and as they were", looked->read, all)});
}

}  // namespace harken::server
