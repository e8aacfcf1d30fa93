// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/setup_code.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "app/admin/authenticate.hpp"
#include "app/admin/setup.hpp"
#include "ports/nodes.hpp"

namespace harken::server {

namespace {

// Letters that nobody mixes up, in two groups: people type it from a terminal. Made from the secret
// key, so that whoever reads the database only does not learn it.
std::string code_of(const sql::SecretKey& key, std::string_view salt) {
  constexpr std::string_view kLetters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
  constexpr std::size_t kLength = 12;
  const auto text = "first admin " + std::string(salt);
  std::array<unsigned char, 32> bytes{};
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
       reinterpret_cast<const unsigned char*>(text.data()), text.size(), bytes.data(), nullptr);
  std::string code;
  for (std::size_t i = 0; i < kLength; ++i) {
    if (i == kLength / 2) code.push_back('-');
    code.push_back(kLetters[bytes[i] % kLetters.size()]);
  }
  return code;
}

// Those that have left in order have no number any more.
Result<bool> has_others(Tx& tx, NodeId self) {
  ASSIGN_OR_RETURN(const auto nodes, tx.nodes().list());
  return std::ranges::any_of(
      nodes, [self](const NodeInfo& each) { return each.id != self && each.number >= 0; });
}

}  // namespace

Result<std::optional<std::string>> find_setup_code(Tx& tx, const sql::SecretKey& key) {
  ASSIGN_OR_RETURN(const auto salt, tx.nodes().setup_salt());
  return salt.transform([&](const std::string& known) { return code_of(key, known); });
}

Result<std::optional<std::string>> begin_setup(Desk& desk, const sql::SecretKey& key) {
  // A desk that is set up writes nothing here: it also starts where no room is left.
  bool is_needed = false;
  RETURN_IF_ERROR(run_read(*desk.database, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(is_needed, app::is_setup_needed(tx));
    return {};
  }));
  std::optional<std::string> code;
  if (!is_needed) return code;
  RETURN_IF_ERROR(run_write(*desk.database, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(is_needed, app::is_setup_needed(tx));
    if (!is_needed) return {};
    ASSIGN_OR_RETURN(const auto salt, tx.nodes().setup_salt());
    ASSIGN_OR_RETURN(const bool is_shared, has_others(tx, desk.node_id()));
    if (!salt || !is_shared)
      RETURN_IF_ERROR(tx.nodes().set_setup_salt(app::make_token(desk.random).reveal()));
    ASSIGN_OR_RETURN(code, find_setup_code(tx, key));
    return {};
  }));
  return code;
}

}  // namespace harken::server
