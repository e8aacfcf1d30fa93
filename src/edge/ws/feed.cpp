// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/ws/feed.hpp"

#include <algorithm>

#include "edge/ws/server_frame.hpp"
#include "wire/encode.hpp"
#include "wire/ticket.hpp"

namespace harken::ws {

namespace {

constexpr int kPage = 500;

// The log has no gaps, so that one is where its history breaks off (ADR 21), or where all that this
// process has missed is already removed.
Result<Seq> find_gap(Tx& tx, WorkspaceId workspace, Seq after, std::span<const Event> events) {
  if (!events.empty()) return events.front().seq == after + 1 ? 0 : events.front().seq - 1;
  ASSIGN_OR_RETURN(const auto newest, tx.events().newest(workspace));
  return newest > after ? newest : 0;
}

Status read_page(Tx& tx, Seq after, Batch& page) {
  page = {page.workspace_id, after, 0, {}};
  ASSIGN_OR_RETURN(const auto events, tx.events().list_after(page.workspace_id, after, kPage));
  ASSIGN_OR_RETURN(page.resumes_after, find_gap(tx, page.workspace_id, after, events));
  page.last = events.empty() ? std::max(after, page.resumes_after) : events.back().seq;
  page.events.reserve(events.size());
  for (const auto& event : events) page.events.push_back(encode(event));
  const auto last_change = std::ranges::find_if(events.rbegin(), events.rend(), changes_rights);
  if (last_change == events.rend()) return {};
  ASSIGN_OR_RETURN(auto people, tx.users().list(page.workspace_id));
  const auto place = std::distance(last_change, events.rend()) - 1;
  page.events[place].people = std::make_shared<const std::vector<User>>(std::move(people));
  return {};
}

}  // namespace

FeedEvent encode(const Event& event) {
  FeedEvent result;
  result.seq = event.seq;
  result.conversation_id = event.conversation_id;
  result.audience = event.audience;
  if (event.ticket_audience) result.ticket_audience = wire::load_audience(*event.ticket_audience);
  result.staff = make_text(wire::staff_frame(event));
  result.previous_audience = event.previous_audience;
  if (event.previous_audience)
    result.removed = conversation_removed(event.seq, event.conversation_id);
  result.may_end_links = event.type == "contact.updated";
  result.identity_id = event.identity_id;
  if (event.public_data && event.identity_id)
    result.visitor = make_text(wire::visitor_frame(event));
  return result;
}

bool changes_rights(const Event& event) {
  return event.type == "user.updated" || event.type == "department.updated" ||
         event.type == "role.updated";
}

// True: this thread goes on, with the events if they are the next ones, else by reading.
bool Feed::take_turn(std::span<const Event> events, bool& is_next) {
  const std::lock_guard lock(mutex_);
  wanted_ = std::max(wanted_, events.back().seq);
  if (is_reading_ || wanted_ <= cursor_) return false;
  is_next = events.front().seq == cursor_ + 1;
  return is_reading_ = true;
}

void Feed::push(std::span<const Event> events) {
  bool is_next = false;
  if (!take_turn(events, is_next)) return;
  // Events that change rights go with the people as they are then, who are read from the database.
  if (!is_next || std::ranges::any_of(events, changes_rights)) return read();
  const auto page = std::make_shared<Batch>(Batch{workspace_, events.back().seq, 0, {}});
  page->events.reserve(events.size());
  for (const auto& event : events) page->events.push_back(encode(event));
  on_page({}, page);
}

void Feed::poll() {
  {
    const std::lock_guard lock(mutex_);
    if (is_reading_) return;
    is_reading_ = true;
  }
  read();
}

void Feed::read() {
  const auto page = std::make_shared<Batch>(Batch{workspace_, cursor_, 0, {}});
  database_.read(
      [page, after = cursor_](Tx& tx) { return read_page(tx, after, *page); },
      [self = shared_from_this(), page](const Status& status) { self->on_page(status, page); });
}

void Feed::on_page(const Status& status, std::shared_ptr<const Batch> page) {
  const bool has_news = status && (!page->events.empty() || page->resumes_after > 0);
  if (has_news) deliver_(page);
  {
    const std::lock_guard lock(mutex_);
    if (has_news) cursor_ = page->last;
    const bool is_full = page->events.size() == kPage;
    is_reading_ = has_news && (is_full || wanted_ > cursor_);
    if (!is_reading_) return;
  }
  read();
}

}  // namespace harken::ws
