// SPDX-License-Identifier: AGPL-3.0-or-later
// The audit log: written in the transaction of what it tells of, so that neither is ever without
// the other. Whoever adds an administrative action calls audit() beside its event.
#pragma once

#include <boost/json/value.hpp>
#include <string>

#include "core/policy/access.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

struct Audited {
  // A kind and a past tense, such as role.updated: the console has a sentence for each
  // (locales/*/security.json, `action`).
  const char* action;
  std::string subject_id;
  std::string subject_name;
  // As the API shows it, before and after; nothing where it did not exist. What is the same in both
  // and what nobody may read back (passwords, tokens) is left out.
  boost::json::value before = nullptr;
  boost::json::value after = nullptr;
};

Status audit(Tx& tx, Env& env, const Actor& actor, const Audited& what);

// The fields that differ, as the log keeps them: [{"field", "from", "to"}].
boost::json::array changes_between(const boost::json::value& before,
                                   const boost::json::value& after);

}  // namespace harken::app
