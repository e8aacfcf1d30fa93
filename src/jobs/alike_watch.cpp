// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/alike_watch.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "jobs/give_way.hpp"

namespace harken::jobs {

namespace {

using std::chrono::milliseconds;

constexpr int kBatch = 500;
// Rests so many times as long as it has worked: a fifth of one processor is its share, however much
// is written. Where two share a core, who gives way still slows the other down, so it never works
// for long.
constexpr int kRests = 4;
constexpr std::chrono::microseconds kWorks{500};
// What is written meanwhile is followed together.
constexpr milliseconds kGather{200};
constexpr milliseconds kAfterError{2'000};
// A large group is known by its newest messages.
constexpr std::size_t kMostMembers = 200;

struct Batch {
  Seq newest = 0;
  std::vector<CustomerText> texts;
};

// The last event before this time. Events have no gaps, so halving finds it without an index.
Result<Seq> last_before(Tx& tx, WorkspaceId workspace, Timestamp at) {
  Seq low = 0;
  ASSIGN_OR_RETURN(Seq high, tx.events().newest(workspace));
  while (low < high) {
    const Seq middle = low + (high - low) / 2 + 1;
    ASSIGN_OR_RETURN(const auto time, tx.alike().time_of_event(workspace, middle));
    if (time && *time < at)
      low = middle;
    else
      high = middle - 1;
  }
  return low;
}

Result<Batch> read_batch(Database& database, WorkspaceId workspace, Seq after) {
  Batch batch;
  RETURN_IF_ERROR(run_read(database, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(batch.newest, tx.events().newest(workspace));
    ASSIGN_OR_RETURN(batch.texts, tx.alike().list_texts(workspace, after, batch.newest, kBatch));
    return {};
  }));
  return batch;
}

}  // namespace

void AlikeWatch::start() {
  thread_ = std::thread([this] { run(); });
}

void AlikeWatch::stop() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  news_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void AlikeWatch::notice(std::span<const Event> events) {
  const auto is_text = [](const Event& event) { return event.message.has_value(); };
  if (!std::ranges::any_of(events, is_text) || has_news_.exchange(true)) return;
  const std::lock_guard lock(mutex_);
  news_.notify_all();
}

std::vector<app::AlikeMembers> AlikeWatch::groups(WorkspaceId workspace) const {
  const std::lock_guard lock(mutex_);
  const auto found = shown_.find(workspace);
  return found == shown_.end() ? std::vector<app::AlikeMembers>() : found->second;
}

void AlikeWatch::run() {
  give_way();
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      news_.wait(lock, [this] { return is_stopping_ || has_news_; });
    }
    if (pause(kGather)) return;
    has_news_ = false;
    const auto status = catch_up();
    if (status) continue;
    spdlog::warn("alike requests: {}", status.error().detail);
    has_news_ = true;
    if (pause(kAfterError)) return;
  }
}

bool AlikeWatch::pause(std::chrono::nanoseconds time) {
  std::unique_lock lock(mutex_);
  return news_.wait_for(lock, time, [this] { return is_stopping_.load(); });
}

// Once the work that began then has taken long enough; it begins anew.
void AlikeWatch::rest_after(std::chrono::steady_clock::time_point& began) {
  const auto worked = std::chrono::steady_clock::now() - began;
  if (worked < kWorks) return;
  pause(kRests * worked);
  began = std::chrono::steady_clock::now();
}

Status AlikeWatch::catch_up() {
  std::vector<Workspace> workspaces;
  RETURN_IF_ERROR(run_read(database_, [&](Tx& tx) -> Status {
    ASSIGN_OR_RETURN(workspaces, tx.workspaces().list());
    return {};
  }));
  for (const auto& workspace : workspaces) {
    auto& desk = desks_[workspace.id];
    RETURN_IF_ERROR(follow(workspace.id, desk));
    show(workspace.id, desk);
  }
  return {};
}

Status AlikeWatch::follow(WorkspaceId workspace, Desk& desk) {
  const auto now = env_.clock.now();
  if (!desk.followed) {
    Seq before = 0;
    RETURN_IF_ERROR(run_read(database_, [&](Tx& tx) -> Status {
      const auto since = now.plus_seconds(-app::kAlikeWindowSeconds);
      ASSIGN_OR_RETURN(before, last_before(tx, workspace, since));
      return {};
    }));
    desk.followed = before;
  }
  auto began = std::chrono::steady_clock::now();
  for (;;) {
    ASSIGN_OR_RETURN(const auto batch, read_batch(database_, workspace, *desk.followed));
    for (const auto& text : batch.texts) {
      // On a busy machine a batch can take longer than whoever ends the desk may wait.
      if (is_stopping_) return {};
      if (text.is_personal)
        desk.groups.add(
            {text.message_id, text.contact_id, text.conversation_id, text.at, terms_of(text.text)});
      rest_after(began);
    }
    const bool has_more = std::ssize(batch.texts) == kBatch;
    desk.followed = has_more ? batch.texts.back().seq : batch.newest;
    if (!has_more) break;
  }
  desk.groups.drop_before(now);
  return {};
}

void AlikeWatch::show(WorkspaceId workspace, const Desk& desk) {
  std::vector<app::AlikeMembers> groups;
  for (const auto& group : desk.groups.groups(app::kAlikeContacts)) {
    auto& members = groups.emplace_back();
    const auto skipped = group.size() - std::min(group.size(), kMostMembers);
    for (const auto* message : std::span(group).subspan(skipped)) members.push_back(message->id);
  }
  {
    const std::lock_guard lock(mutex_);
    auto& shown = shown_[workspace];
    if (shown == groups) return;
    shown = std::move(groups);
  }
  changed_(workspace);
}

}  // namespace harken::jobs
