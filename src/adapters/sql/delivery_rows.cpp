// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/delivery_rows.hpp"

#include "adapters/sql/mapping.hpp"
#include "wire/encode.hpp"

namespace harken::sql {
namespace {

void read(const Row& row, Delivery& to) {
  read_columns(row, 0, to.id, to.workspace_id, to.message_id, to.address, to.created_at);
}

}  // namespace

Status DeliveryRows::insert(const Delivery& delivery) {
  return execute(session_,
                 "INSERT INTO delivery (delivery_id, workspace_id, message_id, address, state, "
                 "reason, created_at) VALUES ($1, $2, $3, $4, 'held', $5, $6)",
                 delivery.id, delivery.workspace_id, delivery.message_id, delivery.address,
                 wire::to_text(delivery.held), delivery.created_at);
}

Rows<Delivery> DeliveryRows::list_of_message(MessageId message) {
  return list_rows(session_,
                   "SELECT delivery_id, workspace_id, message_id, address, created_at FROM delivery "
                   "WHERE message_id = $1 ORDER BY delivery_id",
                   read, message);
}

}  // namespace harken::sql
