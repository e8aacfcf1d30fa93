// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "adapters/sql/session.hpp"
#include "adapters/sql/tx.hpp"
#include "ports/database.hpp"

namespace harken::sql {

// What became of a transaction.
enum class Fate : std::uint8_t {
  ended,    // its outcome is final
  lost,     // the connection went before COMMIT was sent: nothing has happened
  tangled,  // a part of it failed after it had written: roll back and keep the parts apart
  unlucky,  // rolled back because of other transactions: the work can run again
};

struct Attempt {
  Fate fate = Fate::ended;
  Status outcome;
};

// The closure, with its exceptions turned into errors.
Status run_work(const Work& work, SqlSession& session, PendingEvents& events);
// The closure in the open transaction; after an error none of its events are left.
Status run_in_batch(const Work& work, SqlSession& session, PendingEvents& events);
// The closure in a savepoint of the open transaction: after an error nothing of it is left.
Status run_in_savepoint(const Work& work, SqlSession& session, PendingEvents& events);
// The closure in a transaction of its own.
Attempt run_transaction(const Work& work, SqlSession& session, Begin kind, PendingEvents& events);
// COMMIT of the open transaction.
Attempt commit(SqlSession& session);
// Of a transaction that is gone: only the database can be the reason.
std::unexpected<Error> as_unavailable(const Error& error);
// After an error before COMMIT.
Fate fate_of(const SqlSession& session);

}  // namespace harken::sql
