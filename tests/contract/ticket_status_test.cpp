// SPDX-License-Identifier: AGPL-3.0-or-later
// The workspace's own words for the status of a ticket, in rows.
#include "contract/samples.hpp"
#include "core/model/deletion.hpp"
#include "ports/deletions.hpp"
#include "ports/ticket_statuses.hpp"
#include "ports/tickets.hpp"

namespace harken::test {
namespace {

class TicketStatusTest : public DeskTest {
 protected:
  OwnTicketStatus make_status(std::int64_t id, TicketStatus base, std::int64_t position) {
    return {TicketStatusId(id), workspace_.id, kNasty + std::to_string(id), base, position};
  }
  Ticket make_ticket(std::int64_t number, TicketStatus status, TicketStatusId own) {
    Ticket ticket;
    ticket.id = make_id<TicketId>();
    ticket.workspace_id = workspace_.id;
    ticket.number = number;
    ticket.client_id = "client-" + ticket.id.to_string();
    ticket.title = "Ticket";
    ticket.status = status;
    ticket.own_status_id = own;
    ticket.department_id = support_.id;
    ticket.opened_by_id = UserId(5);
    return ticket;
  }
  TicketStatusId own_of(Tx& tx, const Ticket& ticket) {
    return value_of(tx.tickets().find(workspace_.id, ticket.id)).value_or(Ticket{}).own_status_id;
  }
  static std::vector<TicketId> ids_of(const std::vector<Ticket>& tickets) {
    std::vector<TicketId> ids;
    for (const auto& ticket : tickets) ids.push_back(ticket.id);
    return ids;
  }
  Deletion deletion_of(const OwnTicketStatus& status) {
    return {.id = DeletionId(71),
            .workspace_id = workspace_.id,
            .kind = Deletable::ticket_status,
            .subject_id = status.id.value(),
            .deleted_at = Timestamp{9}};
  }

  OwnTicketStatus vendor_ = make_status(81, TicketStatus::waiting, 2);
  OwnTicketStatus customer_ = make_status(82, TicketStatus::waiting, 1);
  OwnTicketStatus refused_ = make_status(83, TicketStatus::closed, 1);
  Actor actor_{UserId(5), workspace_.id, {}, "Ada", {}};
};

TEST_P(TicketStatusTest, LC12_OwnOnesStandInTheOrderOfTheirBaseAndChangeOnce) {
  write([&](Tx& tx) -> Status {
    for (const auto& status : {refused_, vendor_, customer_})
      RETURN_IF_ERROR(tx.ticket_statuses().insert(status));
    const auto all = value_of(tx.ticket_statuses().list(workspace_.id));
    EXPECT_EQ(all.size(), 3U);
    EXPECT_EQ(all.at(0).id, customer_.id);
    EXPECT_EQ(all.at(1).id, vendor_.id);
    EXPECT_EQ(all.at(1).name, vendor_.name);
    EXPECT_EQ(all.at(1).base, TicketStatus::waiting);
    EXPECT_EQ(all.at(2).base, TicketStatus::closed);
    vendor_.position = 0;
    vendor_.version = 2;
    EXPECT_TRUE(value_of(tx.ticket_statuses().update(vendor_, 1)));
    EXPECT_FALSE(value_of(tx.ticket_statuses().update(vendor_, 1)));
    EXPECT_EQ(value_of(tx.ticket_statuses().list(workspace_.id)).at(0).id, vendor_.id);
    EXPECT_FALSE(value_of(tx.ticket_statuses().find(WorkspaceId(9), vendor_.id)));
    RETURN_IF_ERROR(tx.ticket_statuses().remove(WorkspaceId(9), vendor_.id));
    EXPECT_TRUE(value_of(tx.ticket_statuses().find(workspace_.id, vendor_.id)));
    return {};
  });
}

TEST_P(TicketStatusTest, LC12_ATicketKeepsItAndIsListedByIt) {
  const auto waits = make_ticket(1, TicketStatus::waiting, vendor_.id);
  auto plain = make_ticket(2, TicketStatus::waiting, {});
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.ticket_statuses().insert(vendor_));
    RETURN_IF_ERROR(tx.tickets().insert(waits));
    RETURN_IF_ERROR(tx.tickets().insert(plain));
    EXPECT_EQ(own_of(tx, waits), vendor_.id);
    EXPECT_FALSE(own_of(tx, plain));
    TicketQuery query;
    query.status = TicketStatus::waiting;
    EXPECT_EQ(ids_of(value_of(tx.tickets().list(actor_, query))),
              (std::vector{plain.id, waits.id}));
    query.own_status_id = vendor_.id;
    EXPECT_EQ(ids_of(value_of(tx.tickets().list(actor_, query))), std::vector{waits.id});
    plain.own_status_id = vendor_.id;
    plain.version = 2;
    EXPECT_TRUE(value_of(tx.tickets().update(plain, 1)));
    EXPECT_EQ(value_of(tx.tickets().list(actor_, query)).size(), 2U);
    return {};
  });
}

TEST_P(TicketStatusTest, AD5_WhileItIsDeletedATicketHasNoneAndThenTheSameAgain) {
  const auto ticket = make_ticket(1, TicketStatus::waiting, vendor_.id);
  write([&](Tx& tx) -> Status {
    RETURN_IF_ERROR(tx.ticket_statuses().insert(vendor_));
    RETURN_IF_ERROR(tx.tickets().insert(ticket));
    const auto hanging = [&] {
      return value_of(tx.deletions().count_hanging(workspace_.id, Deletable::ticket_status, 81));
    };
    EXPECT_EQ(hanging(), 1);
    const auto deletion = deletion_of(vendor_);
    RETURN_IF_ERROR(tx.deletions().hide(deletion));
    TicketQuery query;
    query.own_status_id = vendor_.id;
    EXPECT_FALSE(hanging());
    EXPECT_FALSE(own_of(tx, ticket));
    EXPECT_TRUE(value_of(tx.tickets().list(actor_, query)).empty());
    EXPECT_TRUE(value_of(tx.ticket_statuses().list(workspace_.id)).empty());
    auto same = make_status(84, TicketStatus::waiting, 1);
    same.name = vendor_.name;
    EXPECT_FALSE(value_of(tx.deletions().is_name_taken(deletion)));
    RETURN_IF_ERROR(tx.ticket_statuses().insert(same));
    EXPECT_TRUE(value_of(tx.deletions().is_name_taken(deletion)));
    RETURN_IF_ERROR(tx.deletions().show(deletion));
    EXPECT_EQ(own_of(tx, ticket), vendor_.id);
    RETURN_IF_ERROR(tx.ticket_statuses().remove(workspace_.id, vendor_.id));
    EXPECT_FALSE(own_of(tx, ticket));
    return {};
  });
}

HARKEN_ON_BOTH(TicketStatusTest);

}  // namespace
}  // namespace harken::test
