// SPDX-License-Identifier: AGPL-3.0-or-later
// This process among those that share its database: its number, which its ids carry, its clock,
// which follows the database's, and its beat, by which the others know that it lives.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>

#include "jobs/rounds.hpp"
#include "ports/database.hpp"
#include "ports/nodes.hpp"
#include "server/system_env.hpp"

namespace harken::server {

class Membership {
 public:
  // Errors: unavailable, when the database is or has as many nodes as there may be.
  static Result<std::unique_ptr<Membership>> join(Database& database, SystemClock& clock,
                                                  SystemIds& ids, Random& random);
  // What it held is free at once.
  ~Membership();
  Membership(const Membership&) = delete;
  Membership& operator=(const Membership&) = delete;

  NodeId id() const { return id_; }
  // After the others may have taken it for gone. On a thread of its own; none to have no more
  // calls.
  void on_back(std::function<void()> call);

 private:
  Membership(Database& database, SystemClock& clock, SystemIds& ids, NodeId id)
      : database_(database), clock_(clock), ids_(ids), id_(id) {}
  Status enter();
  Status beat();
  void tell_back();
  Status set_clock();

  Database& database_;
  SystemClock& clock_;
  SystemIds& ids_;
  const NodeId id_;
  bool has_clock_ = false;
  std::chrono::steady_clock::time_point seen_at_ = std::chrono::steady_clock::now();
  std::mutex mutex_;
  std::function<void()> on_back_;
  std::unique_ptr<jobs::Rounds> beats_;
};

}  // namespace harken::server
