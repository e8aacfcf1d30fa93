// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/transaction.hpp"

#include <exception>

#include "adapters/sql/mapping.hpp"

namespace harken::sql {

Status run_work(const Work& work, SqlSession& session, AppendedEvents& appended) {
  try {
    SqlTx tx(session, appended);
    return work(tx);
  } catch (const std::exception& error) {
    return fail(Errc::internal, "internal", error.what());
  } catch (...) {
    return fail(Errc::internal, "internal", "unknown exception");
  }
}

Status run_in_savepoint(const Work& work, SqlSession& session, AppendedEvents& appended) {
  RETURN_IF_ERROR(execute(session, "SAVEPOINT unit"));
  AppendedEvents own;
  Status outcome = run_work(work, session, own);
  if (outcome) outcome = execute(session, "RELEASE SAVEPOINT unit");
  if (outcome) {
    appended.merge(own);
    return outcome;
  }
  // When these fail, the transaction or the connection is gone, which the caller looks for.
  if (session.in_transaction() && execute(session, "ROLLBACK TO SAVEPOINT unit")) {
    (void)execute(session, "RELEASE SAVEPOINT unit");
  }
  return outcome;
}

Attempt run_transaction(const Work& work, SqlSession& session, Begin kind, AppendedEvents& appended) {
  Status outcome = session.begin(kind);
  if (!outcome) return {fate_of(session), outcome};
  outcome = run_work(work, session, appended);
  if (outcome) return commit(session);
  const Fate fate = fate_of(session);
  session.rollback();
  return {fate, outcome};
}

Attempt commit(SqlSession& session) {
  const Status committed = session.commit();
  if (committed) return {};
  // Whether a COMMIT that lost its connection has happened is unknown: not to be repeated here.
  if (session.is_connected() && session.can_retry()) return {Fate::unlucky, committed};
  return {Fate::ended, fail(Errc::unavailable, "unavailable", committed.error().detail)};
}

Fate fate_of(const SqlSession& session) {
  if (!session.is_connected()) return Fate::lost;
  return session.can_retry() ? Fate::unlucky : Fate::ended;
}

}  // namespace harken::sql
