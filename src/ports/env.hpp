// SPDX-License-Identifier: AGPL-3.0-or-later
// What a use case needs from the outside besides its transaction.
#pragma once

#include <span>
#include <string_view>

#include "core/base/id.hpp"
#include "core/base/time_zone.hpp"
#include "core/base/timestamp.hpp"

namespace harken {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Timestamp now() = 0;
};

class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<unsigned char> bytes) = 0;  // cryptographically strong
};

// Ids that grow with time and never repeat, neither here nor in the other processes of a desk.
class IdSource {
 public:
  virtual ~IdSource() = default;
  virtual std::int64_t next() = 0;
  // Those that follow are larger than this one, which another process may have made by another
  // clock.
  virtual void pass(std::int64_t /*id*/) {}
  template <class T>
  T make() {
    return T(next());
  }
  template <class T>
  T make_after(T earlier) {
    pass(earlier.value());
    return make<T>();
  }
};

// Who has a live socket right now.
class Presence {
 public:
  virtual ~Presence() = default;
  virtual bool is_online(UserId) = 0;
  // The customer has the widget at hand: a message pops up there.
  virtual bool is_here(IdentityId) = 0;
};

// The tz database.
class TimeZones {
 public:
  virtual ~TimeZones() = default;
  // By its IANA name, such as Europe/Berlin; null: there is none of this name. Lives as long as
  // this.
  virtual const TimeZone* find(std::string_view name) = 0;
};

struct Env {
  Clock& clock;
  Random& random;
  IdSource& ids;
  Presence& presence;
  TimeZones& time_zones;
};

}  // namespace harken
