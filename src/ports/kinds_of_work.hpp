// SPDX-License-Identifier: AGPL-3.0-or-later
// Work that a database treats otherwise than the rest. It is wrapped in one of these, and knows
// nothing of it.
#pragma once

#include <utility>

#include "ports/database.hpp"

namespace harken {

// Written even when the disk is full and everything else is refused: signing in.
struct EssentialWork {
  Work work;
  Status operator()(Tx& tx) const { return work(tx); }
};

// Reads for as long as it takes: a report. Anything else that reads has a limit
// (adapters/sql/time_limit.hpp).
struct PatientWork {
  Work work;
  Status operator()(Tx& tx) const { return work(tx); }
};

inline bool is_essential(const Work& work) { return work.target<EssentialWork>() != nullptr; }
inline bool is_patient(const Work& work) { return work.target<PatientWork>() != nullptr; }

}  // namespace harken
