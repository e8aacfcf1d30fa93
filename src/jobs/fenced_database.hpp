// SPDX-License-Identifier: AGPL-3.0-or-later
// The database for whoever works under a lease: what they write is refused once another node has
// taken it, however late they notice.
#pragma once

#include "jobs/lease.hpp"

namespace harken::jobs {

// The code of what is refused.
inline constexpr const char* kLeaseLost = "lease_lost";

class FencedDatabase : public Database {
 public:
  FencedDatabase(Database& real, std::string lease, std::optional<Tenure> tenure = {})
      : real_(real), lease_(std::move(lease)), tenure_(std::move(tenure)) {}
  // Not while something is being written.
  void enter(Tenure tenure) { tenure_ = std::move(tenure); }

  // For what has to be kept whosever turn it is.
  Database& beneath() { return real_; }

  // Errors: unavailable with kLeaseLost.
  void write(Work work, Done done, const About& about) override;
  void read(Work work, Done done) override { real_.read(std::move(work), std::move(done)); }
  void read_replica(const Freshness& at_least, Work work, Done done) override {
    real_.read_replica(at_least, std::move(work), std::move(done));
  }
  bool has_replica() const override { return real_.has_replica(); }
  std::optional<Status> read_here(const Work& work) override { return real_.read_here(work); }
  void on_commit(Wake wake) override { real_.on_commit(std::move(wake)); }
  bool is_healthy() const override { return real_.is_healthy(); }
  void stop_waiting() override { real_.stop_waiting(); }
  std::size_t queued_writes() const override { return real_.queued_writes(); }
  bool is_writing() const override { return real_.is_writing(); }
  bool is_shared() const override { return real_.is_shared(); }
  std::string description() const override { return real_.description(); }

 private:
  Database& real_;
  const std::string lease_;
  std::optional<Tenure> tenure_;
};

}  // namespace harken::jobs
