// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "adapters/sql/session.hpp"
#include "ports/deliveries.hpp"

namespace harken::sql {

class DeliveryRows : public Deliveries {
 public:
  explicit DeliveryRows(SqlSession& session) : session_(session) {}
  Status insert(const Delivery&) override;
  Rows<Delivery> list_of_message(MessageId) override;
  Found<Delivery> find(DeliveryId) override;
  Rows<Delivery> list_due(Timestamp now, int limit) override;
  Rows<Delivery> list_sending() override;
  Status postpone(ChannelId, Timestamp now, Timestamp until) override;
  Result<bool> update(const Delivery&, DeliveryState from) override;
  Result<std::int64_t> remove_sent(Timestamp before, int limit) override;

 private:
  SqlSession& session_;
};

}  // namespace harken::sql
