// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/transaction.hpp"

#include "adapters/sql/conversation_cache.hpp"

#include <exception>

#include "adapters/sql/mapping.hpp"

namespace harken::sql {

Status run_work(const Work& work, SqlSession& session, PendingEvents& events) {
  try {
    SqlTx tx(session, events);
    return work(tx);
  } catch (const std::exception& error) {
    return fail(Errc::internal, "internal", error.what());
  } catch (...) {
    return fail(Errc::internal, "internal", "unknown exception");
  }
}

Status run_in_batch(const Work& work, SqlSession& session, PendingEvents& events) {
  const auto before = events.size();
  Status outcome = run_work(work, session, events);
  if (!outcome) events.resize(before);
  return outcome;
}

Status run_in_savepoint(const Work& work, SqlSession& session, PendingEvents& events) {
  RETURN_IF_ERROR(execute(session, "SAVEPOINT unit"));
  Status outcome = run_in_batch(work, session, events);
  if (outcome) return execute(session, "RELEASE SAVEPOINT unit");
  // When these fail, the transaction or the connection is gone, which the caller looks for.
  if (session.in_transaction() && execute(session, "ROLLBACK TO SAVEPOINT unit")) {
    (void)execute(session, "RELEASE SAVEPOINT unit");
    if (auto* remembered = session.conversations()) remembered->clear();
  }
  return outcome;
}

Attempt run_transaction(const Work& work, SqlSession& session, Begin kind, PendingEvents& events) {
  Status outcome = session.begin(kind);
  if (!outcome) return {fate_of(session), outcome};
  outcome = run_work(work, session, events);
  if (outcome) outcome = write_events(session, events);
  if (outcome) return commit(session);
  const Fate fate = fate_of(session);
  session.rollback();
  return {fate, outcome};
}

std::unexpected<Error> as_unavailable(const Error& error) {
  if (error.kind == Errc::unavailable) return std::unexpected(error);
  return fail(Errc::unavailable, "unavailable", error.detail);
}

Attempt commit(SqlSession& session) {
  const Status committed = session.commit();
  if (committed) return {};
  // Whether a COMMIT that lost its connection has happened is unknown: not to be repeated here.
  if (session.is_connected() && session.can_retry()) return {Fate::unlucky, committed};
  if (session.is_connected() && session.has_misjudged()) return {Fate::tangled, committed};
  return {Fate::ended, as_unavailable(committed.error())};
}

Fate fate_of(const SqlSession& session) {
  if (!session.is_connected()) return Fate::lost;
  if (session.can_retry()) return Fate::unlucky;
  return session.has_misjudged() ? Fate::tangled : Fate::ended;
}

}  // namespace harken::sql
