// SPDX-License-Identifier: AGPL-3.0-or-later
// harken doctor: looks at a desk, running or not, and says what is wrong and what to do. It changes
// nothing, and prints no secret.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "adapters/sql/inspection.hpp"
#include "server/config.hpp"

namespace harken::server {

enum class Health : std::uint8_t { ok, warning, error };

struct Finding {
  std::string check;
  Health health = Health::ok;
  std::string text;
  std::string advice = {};
};

using Findings = std::vector<Finding>;

// Reads all files, and the indexes of the database; otherwise some files.
enum class Depth : std::uint8_t { some, all };

Findings examine(const Config& config, Depth depth);

// Parts of it.
void examine_machine(const Config& config, Findings& findings);
void examine_bus(const Config& config, Findings& findings);
void examine_database(sql::Inspection& database, Depth depth, Findings& findings);
void examine_key(const Config& config, sql::Inspection& database, Findings& findings);
void examine_files(const Config& config, sql::Inspection& database, Depth depth,
                   Findings& findings);

}  // namespace harken::server
