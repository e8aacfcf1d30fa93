// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/membership.hpp"

#include <spdlog/spdlog.h>

#include <array>
#include <chrono>
#include <cstring>
#include <utility>

#include "server/version.hpp"

namespace harken::server {

namespace {

constexpr std::chrono::seconds kBetweenBeats{5};
// Two clocks cannot be compared better than within the way there and back.
constexpr std::int64_t kSlowAnswerMicros = 200'000;

// Not from the ids of this process: before it has its number, another may be making the same.
NodeId random_id(Random& random) {
  std::array<unsigned char, sizeof(std::int64_t)> bytes;
  random.fill(bytes);
  std::int64_t value = 0;
  std::memcpy(&value, bytes.data(), bytes.size());
  return NodeId((value & ((std::int64_t{1} << 62) - 1)) | 1);
}

}  // namespace

Result<std::unique_ptr<Membership>> Membership::join(Database& database, SystemClock& clock,
                                                     SystemIds& ids, Random& random) {
  std::unique_ptr<Membership> membership(new Membership(database, clock, ids, random_id(random)));
  RETURN_IF_ERROR(membership->set_clock());
  RETURN_IF_ERROR(membership->enter());
  membership->beats_ = std::make_unique<jobs::Rounds>(
      "the beat of this node", kBetweenBeats, [self = membership.get()] { return self->beat(); });
  return membership;
}

Membership::~Membership() {
  beats_.reset();
  if (!database_.is_healthy()) return;  // the others find out by themselves
  const auto left = run_write(database_, [this](Tx& tx) { return tx.nodes().leave(id_); });
  if (!left) spdlog::warn("leaving the other nodes: {}", left.error().detail);
}

Status Membership::enter() {
  std::int64_t number = 0;
  RETURN_IF_ERROR(run_write(database_, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(number, tx.nodes().join(id_, version()));
    return {};
  }));
  ids_.use_number(number);
  return {};
}

Status Membership::beat() {
  std::optional<std::int64_t> number;
  RETURN_IF_ERROR(run_write(database_, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(number, tx.nodes().beat(id_));
    return {};
  }));
  if (number) {
    ids_.use_number(*number);
  } else {
    spdlog::warn("this node had been silent for too long and was taken for gone; it joins again");
    RETURN_IF_ERROR(enter());
  }
  const auto now = std::chrono::steady_clock::now();
  const auto silence = now - std::exchange(seen_at_, now);
  // The others may have forgotten who is here.
  if (silence >= std::chrono::seconds(Nodes::kNodeSeconds)) tell_back();
  return set_clock();
}

void Membership::on_back(std::function<void()> call) {
  const std::lock_guard lock(mutex_);
  on_back_ = std::move(call);
}

void Membership::tell_back() {
  const std::lock_guard lock(mutex_);
  if (on_back_) on_back_();
}

// The first measure counts whatever it took; later ones, when they are not worse.
Status Membership::set_clock() {
  std::int64_t before = 0;
  std::int64_t after = 0;
  Timestamp there;
  RETURN_IF_ERROR(run_read(database_, [&](Tx& tx) -> Status {
    before = SystemClock::steady_micros();
    ASSIGN_OR_RETURN(there, tx.nodes().now());
    after = SystemClock::steady_micros();
    return {};
  }));
  if (has_clock_ && after - before > kSlowAnswerMicros) return {};
  has_clock_ = true;
  clock_.follow(there.micros - (before + after) / 2);
  return {};
}

}  // namespace harken::server
