// SPDX-License-Identifier: AGPL-3.0-or-later
// Between the processes of one desk: wake-ups, and what has no sequence number (who types, who is
// there). Never the only copy of anything: what is lost here is found in the database a moment
// later.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace harken {

class Bus {
 public:
  virtual ~Bus() = default;
  // To every other process, at most once. Never waits: while nobody takes it, it is dropped.
  virtual void publish(std::string message) = 0;
  // Called on a thread of the bus with what others publish, in no order that may be relied on. Set
  // once, before the first message.
  using Hear = std::function<void(std::string_view message)>;
  virtual void on_message(Hear hear) = 0;
  // What is published gets to the others.
  virtual bool is_connected() const = 0;
};

// One process alone.
class NoBus : public Bus {
 public:
  void publish(std::string) override {}
  void on_message(Hear) override {}
  bool is_connected() const override { return false; }
};

}  // namespace harken
