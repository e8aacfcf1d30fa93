// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/deliveries.hpp"
#include "ports/store.hpp"

namespace harken::sql {

class DeliveryRows : public Deliveries {
 public:
  explicit DeliveryRows(SqlSession& session) : session_(session) {}
  Status insert(const Delivery&) override;
  Rows<Delivery> list_of_message(MessageId) override;

 private:
  SqlSession& session_;
};

}  // namespace harken::sql
