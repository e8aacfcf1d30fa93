// SPDX-License-Identifier: AGPL-3.0-or-later
// Work that one node does at a time (ports/leases.hpp), seen from the node: it asks, waits for its
// turn, and knows in time when that is over. On an embedded database it is always its turn.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "ports/database.hpp"
#include "ports/leases.hpp"

namespace harken::jobs {

using SteadyTime = std::chrono::steady_clock::time_point;

// From when this node got a lease until it lost it, or gave it up.
class Tenure {
 public:
  Tenure(Fence fence, SteadyTime until);
  Fence fence() const { return state_->fence; }
  // For whoever waits for others meanwhile.
  std::stop_token over() const { return state_->over.get_token(); }
  // Nobody else can have it yet. Asked before what cannot be taken back; what is written to the
  // database is judged there (FencedDatabase).
  bool is_ours(SteadyTime now = std::chrono::steady_clock::now()) const;

 private:
  friend class LeaseKeeper;
  struct State {
    Fence fence = 0;
    std::atomic<SteadyTime::rep> until = 0;
    std::stop_source over;
  };
  void trust_until(SteadyTime time) { state_->until = time.time_since_epoch().count(); }
  void end() { state_->over.request_stop(); }

  std::shared_ptr<State> state_;
};

class LeaseKeeper;

// As long as this lives, the node asks for it.
class Lease {
 public:
  Lease(LeaseKeeper& keeper, std::string name) : keeper_(keeper), name_(std::move(name)) {}
  ~Lease() { give_up(); }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  const std::string& name() const { return name_; }
  // None: it is not ours now.
  std::optional<Tenure> tenure();
  // Until it is ours. None: stop.
  std::optional<Tenure> wait(std::stop_token stop);
  // After the last work: another node may begin. It is asked for no more.
  void give_up();

 private:
  LeaseKeeper& keeper_;
  const std::string name_;
  std::atomic<bool> is_given_up_ = false;
};

struct LeaseOptions {
  NodeId node;  // of this process: no other has it, nor one that comes after
  std::chrono::seconds time{15};
  std::function<SteadyTime()> now = [] { return std::chrono::steady_clock::now(); };

  // When it is written again that a lease is held, and the longest rest between two looks.
  std::chrono::nanoseconds third() const { return std::chrono::nanoseconds(time) / 3; }
};

// Asks for all leases of this node together: one look a second, one write when a third of their
// time is over.
class LeaseKeeper {
 public:
  LeaseKeeper(Database& database, LeaseOptions options);
  ~LeaseKeeper() { stop(); }
  LeaseKeeper(const LeaseKeeper&) = delete;
  LeaseKeeper& operator=(const LeaseKeeper&) = delete;
  // Nobody has a tenure before, where the database is shared.
  void start();
  // Gives up all of them, after the last work.
  void stop();
  // One at a time of each name.
  std::unique_ptr<Lease> ask_for(std::string name);
  // Whoever has it begins anew, on whichever node; at once if it is this.
  Status begin_anew(const std::string& name);
  // Now, and not only with the next second.
  void look();

 private:
  friend class Lease;
  struct Wish {
    bool is_wanted = true;
    std::optional<Tenure> tenure;
    SteadyTime renew_at;
  };
  struct Step {
    std::string name;
    bool is_taking = true;
    std::optional<Fence> got;
  };
  using Ended = std::vector<Tenure>;
  void run();
  void ask();
  void judge(const Status& read);
  void plan(const std::string& name, Wish& wish, Ended& ended);
  Status take_steps(Tx& tx);
  void apply(const Status& written);
  void apply(const Step& step, Ended& ended);
  void give_up(const std::string& name);
  void give_up_all();
  // Those of which nobody can be sure any more.
  Ended take_past();
  std::chrono::nanoseconds time_to_sleep() const;

  Database& database_;
  const LeaseOptions options_;
  const bool is_shared_;
  std::mutex mutex_;
  std::condition_variable_any changed_;  // for the thread
  std::condition_variable_any begun_;    // for those who wait for a turn
  std::map<std::string, Wish> wishes_;
  bool is_stopping_ = false;
  SteadyTime next_look_;
  // One question to the database at a time; these are its own.
  bool is_asking_ = false;
  std::vector<LeaseNow> seen_;
  std::vector<Step> steps_;
  SteadyTime asked_at_;
  std::thread thread_;
};

// Stops when either does.
class EitherStop {
 public:
  EitherStop(std::stop_token one, std::stop_token other)
      : first_(std::move(one), Ask{&source_}), second_(std::move(other), Ask{&source_}) {}
  std::stop_token token() const { return source_.get_token(); }

 private:
  struct Ask {
    std::stop_source* source;
    void operator()() const { source->request_stop(); }
  };
  std::stop_source source_;
  std::stop_callback<Ask> first_;
  std::stop_callback<Ask> second_;
};

}  // namespace harken::jobs
