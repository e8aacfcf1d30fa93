// SPDX-License-Identifier: AGPL-3.0-or-later
#include "contract/samples.hpp"
#include "ports/audit_log.hpp"

namespace harken::test {
namespace {

class AuditTest : public DeskTest {
 protected:
  AuditEntry make_entry(std::int64_t id, UserId actor, std::string action) {
    const auto kind = action.substr(0, action.find('.'));
    return {AuditEntryId(id),
            workspace_.id,
            actor,
            "Ana",
            std::move(action),
            kind,
            "7",
            kNasty,
            "192.0.2.1",
            R"([{"field":"name","from":null,"to":"x"}])",
            Timestamp{id * 10}};
  }
  std::vector<std::int64_t> ids_of(const AuditQuery& query) {
    std::vector<std::int64_t> ids;
    read([&](Tx& tx) -> Status {
      ids.clear();
      for (const auto& entry : value_of(tx.audit_log().list(workspace_.id, query)))
        ids.push_back(entry.id.value());
      return {};
    });
    return ids;
  }
};

TEST_P(AuditTest, KeepsEveryField) {
  const auto entry = make_entry(1, UserId(5), "role.updated");
  auto by_nobody = make_entry(2, UserId(), "session.failed");
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.audit_log().insert(entry));
    return tx.audit_log().insert(by_nobody);
  });
  read([&](Tx& tx) -> Status {
    const auto all = value_of(tx.audit_log().list(workspace_.id, {}));
    EXPECT_EQ(all.size(), 2U);
    EXPECT_FALSE(all.at(0).actor_id);
    const auto& found = all.at(1);
    EXPECT_EQ(found.actor_id, entry.actor_id);
    EXPECT_EQ(found.actor_name, entry.actor_name);
    EXPECT_EQ(found.action, "role.updated");
    EXPECT_EQ(found.kind, "role");
    EXPECT_EQ(found.subject_id, "7");
    EXPECT_EQ(found.subject_name, kNasty);
    EXPECT_EQ(found.address, "192.0.2.1");
    EXPECT_EQ(found.changes, entry.changes);
    EXPECT_EQ(found.created_at, entry.created_at);
    EXPECT_TRUE(value_of(tx.audit_log().list(WorkspaceId(9), {})).empty());
    return {};
  });
}

TEST_P(AuditTest, FiltersNarrowAndPagesGoOn) {
  write([&](Tx& tx) -> Status {
    for (const auto& entry :
         {make_entry(1, UserId(5), "role.updated"), make_entry(2, UserId(6), "role.created"),
          make_entry(3, UserId(5), "label.created"), make_entry(4, UserId(5), "role.updated")})
      RETURN_IF_ERROR(tx.audit_log().insert(entry));
    return {};
  });
  using Ids = std::vector<std::int64_t>;
  EXPECT_EQ(ids_of({}), (Ids{4, 3, 2, 1}));
  EXPECT_EQ(ids_of({.actor_id = UserId(5)}), (Ids{4, 3, 1}));
  EXPECT_EQ(ids_of({.kind = "role"}), (Ids{4, 2, 1}));
  EXPECT_EQ(ids_of({.actor_id = UserId(5), .kind = "role"}), (Ids{4, 1}));
  EXPECT_EQ(ids_of({.action = "role.created"}), (Ids{2}));
  EXPECT_EQ(ids_of({.subject_id = "8"}), Ids{});
  EXPECT_EQ(ids_of({.from = Timestamp{20}, .to = Timestamp{40}}), (Ids{3, 2}));
  EXPECT_EQ(ids_of({.limit = 2}), (Ids{4, 3}));
  EXPECT_EQ(ids_of({.limit = 2, .after = AuditEntryId(3)}), (Ids{2, 1}));
}

HARKEN_ON_BOTH(AuditTest);

}  // namespace
}  // namespace harken::test
