// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/lease.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

namespace harken::jobs {

namespace {

using std::chrono::nanoseconds;

constexpr nanoseconds kBetweenLooks = std::chrono::seconds(1);

}  // namespace

Tenure::Tenure(Fence fence, SteadyTime until) : state_(std::make_shared<State>()) {
  state_->fence = fence;
  trust_until(until);
}

bool Tenure::is_ours(SteadyTime now) const {
  return !state_->over.stop_requested() && now.time_since_epoch().count() < state_->until;
}

std::optional<Tenure> Lease::tenure() {
  const std::lock_guard lock(keeper_.mutex_);
  const auto found = keeper_.wishes_.find(name_);
  const bool is_ours = found != keeper_.wishes_.end() && found->second.tenure &&
                       found->second.tenure->is_ours(keeper_.options_.now());
  return is_ours ? found->second.tenure : std::nullopt;
}

std::optional<Tenure> Lease::wait(std::stop_token stop) {
  std::optional<Tenure> mine;
  std::unique_lock lock(keeper_.mutex_);
  keeper_.begun_.wait(lock, stop, [&] {
    const auto found = keeper_.wishes_.find(name_);
    mine = found == keeper_.wishes_.end() ? std::nullopt : found->second.tenure;
    return mine && mine->is_ours(keeper_.options_.now());
  });
  if (stop.stop_requested()) return std::nullopt;
  return mine;
}

void Lease::give_up() {
  if (!is_given_up_.exchange(true)) keeper_.give_up(name_);
}

LeaseKeeper::LeaseKeeper(Database& database, LeaseOptions options)
    : database_(database), options_(std::move(options)), is_shared_(database.is_shared()) {}

void LeaseKeeper::start() {
  if (is_shared_) thread_ = std::thread([this] { run(); });
}

std::unique_ptr<Lease> LeaseKeeper::ask_for(std::string name) {
  {
    const std::lock_guard lock(mutex_);
    auto& wish = wishes_[name];
    wish.is_wanted = true;
    if (!is_shared_) wish.tenure = Tenure(0, SteadyTime::max());
  }
  look();
  return std::make_unique<Lease>(*this, std::move(name));
}

Status LeaseKeeper::begin_anew(const std::string& name) {
  if (!is_shared_) return {};
  const auto written = run_write(database_, [&](Tx& tx) { return tx.leases().begin_anew(name); });
  look();
  return written;
}

void LeaseKeeper::look() {
  {
    const std::lock_guard lock(mutex_);
    next_look_ = {};
  }
  changed_.notify_all();
}

void LeaseKeeper::give_up(const std::string& name) {
  std::optional<Tenure> ended;
  {
    const std::lock_guard lock(mutex_);
    const auto found = wishes_.find(name);
    if (found == wishes_.end()) return;
    found->second.is_wanted = false;
    ended = std::exchange(found->second.tenure, std::nullopt);
    if (!is_shared_) wishes_.erase(found);
    next_look_ = {};
  }
  if (ended) ended->end();
  changed_.notify_all();
}

void LeaseKeeper::run() {
  std::unique_lock lock(mutex_);
  while (!is_stopping_) {
    const bool is_to_ask = !is_asking_ && options_.now() >= next_look_;
    if (is_to_ask) {
      is_asking_ = true;
      next_look_ = options_.now() + std::min(kBetweenLooks, options_.third());
    }
    auto past = take_past();
    lock.unlock();
    for (auto& tenure : past) tenure.end();
    if (is_to_ask) ask();
    lock.lock();
    if (!is_stopping_ && (is_asking_ || options_.now() < next_look_))
      changed_.wait_for(lock, time_to_sleep());
  }
}

LeaseKeeper::Ended LeaseKeeper::take_past() {
  Ended past;
  for (auto& [name, wish] : wishes_)
    if (wish.tenure && !wish.tenure->is_ours(options_.now())) {
      spdlog::warn("{}: not heard of in time whether it is still ours", name);
      past.push_back(*std::exchange(wish.tenure, std::nullopt));
    }
  return past;
}

std::chrono::nanoseconds LeaseKeeper::time_to_sleep() const {
  const auto now = options_.now();
  auto until = is_asking_ ? now + kBetweenLooks : next_look_;
  for (const auto& [name, wish] : wishes_)
    if (wish.tenure)
      until = std::min(until, SteadyTime(SteadyTime::duration(wish.tenure->state_->until.load())));
  return std::max<nanoseconds>(until - now, std::chrono::milliseconds(1));
}

void LeaseKeeper::ask() {
  database_.read(
      [this](Tx& tx) -> Status {
        ASSIGN_OR_RETURN(seen_, tx.leases().list());
        return {};
      },
      [this](Status read) { judge(read); });
}

void LeaseKeeper::judge(const Status& read) {
  Ended ended;
  bool has_steps = false;
  {
    const std::lock_guard lock(mutex_);
    steps_.clear();
    // Before the question is sent: the database counts from later on.
    asked_at_ = options_.now();
    if (read)
      for (auto& [name, wish] : wishes_) plan(name, wish, ended);
    has_steps = !steps_.empty();
    is_asking_ = has_steps;
    // While this is locked, the keeper is there: who stops it waits for the answer.
    if (!has_steps) changed_.notify_all();
  }
  for (auto& tenure : ended) tenure.end();
  if (has_steps)
    database_.write([this](Tx& tx) { return take_steps(tx); },
                    [this](Status written) { apply(written); });
}

void LeaseKeeper::plan(const std::string& name, Wish& wish, Ended& ended) {
  const auto row = std::ranges::find(seen_, name, &LeaseNow::name);
  const bool is_there = row != seen_.end();
  const bool is_mine = is_there && row->holder == options_.node;
  if (!wish.is_wanted) return steps_.push_back({name, false, {}});
  if (wish.tenure && (!is_mine || row->fence != wish.tenure->fence()))
    ended.push_back(*std::exchange(wish.tenure, std::nullopt));
  const bool is_due =
      wish.tenure ? asked_at_ >= wish.renew_at : !is_there || is_mine || row->is_over;
  if (is_due) steps_.push_back({name, true, {}});
}

Status LeaseKeeper::take_steps(Tx& tx) {
  for (auto& step : steps_) {
    step.got.reset();
    if (!step.is_taking) {
      RETURN_IF_ERROR(tx.leases().give_up(step.name, options_.node));
      continue;
    }
    ASSIGN_OR_RETURN(step.got, tx.leases().take(step.name, options_.node, options_.time.count()));
  }
  return {};
}

void LeaseKeeper::apply(const Status& written) {
  if (!written) spdlog::warn("leases: {}", written.error().detail);
  Ended ended;
  {
    const std::lock_guard lock(mutex_);
    if (written)
      for (const auto& step : steps_) apply(step, ended);
  }
  for (auto& tenure : ended) tenure.end();
  const std::lock_guard lock(mutex_);
  is_asking_ = false;
  begun_.notify_all();
  changed_.notify_all();
}

void LeaseKeeper::apply(const Step& step, Ended& ended) {
  const auto found = wishes_.find(step.name);
  if (found == wishes_.end()) return;
  auto& wish = found->second;
  if (!step.is_taking) {
    if (!wish.is_wanted) wishes_.erase(found);
    return;
  }
  if (wish.tenure && (!step.got || *step.got != wish.tenure->fence()))
    ended.push_back(*std::exchange(wish.tenure, std::nullopt));
  if (!step.got || !wish.is_wanted) return;
  // A little less than it has: what is under way then can still end in time.
  const SteadyTime until = asked_at_ + options_.time - nanoseconds(options_.time) / 10;
  if (!wish.tenure) wish.tenure = Tenure(*step.got, until);
  wish.tenure->trust_until(until);
  wish.renew_at = asked_at_ + options_.third();
}

void LeaseKeeper::stop() {
  {
    const std::lock_guard lock(mutex_);
    if (std::exchange(is_stopping_, true)) return;
  }
  changed_.notify_all();
  if (!thread_.joinable()) return;
  thread_.join();
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !is_asking_; });
  lock.unlock();
  give_up_all();
}

void LeaseKeeper::give_up_all() {
  auto wishes = std::exchange(wishes_, {});
  for (auto& [name, wish] : wishes)
    if (wish.tenure) wish.tenure->end();
  const auto written = run_write(database_, [&](Tx& tx) -> Status {
    for (const auto& [name, wish] : wishes)
      RETURN_IF_ERROR(tx.leases().give_up(name, options_.node));
    return {};
  });
  if (!written) spdlog::warn("leases: {}", written.error().detail);
}

}  // namespace harken::jobs
