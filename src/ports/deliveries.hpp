// SPDX-License-Identifier: AGPL-3.0-or-later
// What is to be sent by e-mail.
#pragma once

#include <vector>

#include "core/base/result.hpp"
#include "core/model/message.hpp"

namespace harken {

class Deliveries {
 public:
  virtual ~Deliveries() = default;
  virtual Status insert(const Delivery&) = 0;
  virtual Result<std::vector<Delivery>> list_of_message(MessageId) = 0;
};

}  // namespace harken
