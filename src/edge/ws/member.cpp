// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/ws/member.hpp"

#include "edge/ws/hub.hpp"
#include "edge/ws/lane.hpp"
#include "edge/ws/server_frame.hpp"

namespace harken::ws {

namespace {

constexpr std::size_t kMaxEarlyTexts = 64;

std::uint16_t close_code_of(const Error& error) {
  const bool is_refusal = error.kind == Errc::unauthenticated || error.kind == Errc::forbidden;
  if (is_refusal) return close_code::kSignedOut;
  return error.kind == Errc::invalid ? close_code::kPolicy : close_code::kTryLater;
}

}  // namespace

Member::Member(Tcp::socket socket, std::shared_ptr<Lane> lane, Greeting greeting,
               std::string address)
    : Socket(std::move(socket), std::move(lane)),
      greeting_(std::make_unique<Greeting>(std::move(greeting))),
      address_(std::move(address)) {}

void Member::on_start() { close_unless_cancelled_in(services().options.hello_ticks); }

void Member::on_text(std::string text) {
  if (state_ == State::greeting) {
    greeting_->hello = std::move(text);
    cancel_deadline();
    return ask();
  }
  if (state_ == State::checking) {
    if (greeting_->early_texts.size() >= kMaxEarlyTexts) return close(close_code::kPolicy);
    greeting_->early_texts.push_back(std::move(text));
    return;
  }
  auto frame = read_frame(text);
  if (const int wait = bucket_.take(rate(), std::chrono::steady_clock::now())) {
    auto limit = fail(Errc::limit, "rate_limited", "too many frames").error();
    limit.retry_after_seconds = wait;
    return refuse(limit, frame.client_id);
  }
  if (!frame.content) return refuse(frame.content.error(), frame.client_id);
  on_frame(std::move(frame));
}

void Member::ask() {
  state_ = State::checking;
  greeting_->must_repeat = false;
  auto check = read_hello(greeting_->hello, *greeting_);
  if (!check) return on_welcome(std::unexpected(check.error()), {});
  const auto welcome = std::make_shared<Welcome>();
  services().database.read(
      [welcome, check = *std::move(check)](Tx& tx) -> Status {
        *welcome = {};
        RETURN_IF_ERROR(check(tx, *welcome));
        ASSIGN_OR_RETURN(welcome->newest, tx.events().newest(welcome->workspace_id));
        ASSIGN_OR_RETURN(welcome->pruned, tx.events().pruned_up_to(welcome->workspace_id));
        return {};
      },
      [welcome, lane = lane().shared_from_this(), weak = weak_from_this()](const Status& status) {
        lane->post([=](Lane&) {
          if (const auto self = std::static_pointer_cast<Member>(weak.lock()))
            self->on_welcome(status, *welcome);
        });
      });
}

void Member::on_sessions_ended() {
  if (greeting_) greeting_->must_repeat = true;
}

void Member::on_welcome(const Status& status, const Welcome& welcome) {
  if (is_closing()) return;
  if (greeting_->must_repeat) return ask();
  if (!status) {
    refuse(status.error());
    return close(close_code_of(status.error()));
  }
  begin(welcome);
}

void Member::begin(const Welcome& welcome) {
  const auto greeting = std::move(greeting_);
  workspace_id_ = welcome.workspace_id;
  lane().note_live(workspace_id_, services().hub.start_feed(workspace_id_, welcome.newest));
  is_joined_ = true;
  adopt(welcome);
  send(hello_frame(welcome.newest));
  const Seq after = greeting->after.value_or(welcome.newest);
  const bool is_replayable = after <= welcome.newest && after >= welcome.pruned &&
                             welcome.newest - after <= services().options.max_replay;
  if (!is_replayable) send(cursor_expired(welcome.newest));
  cursor_ = is_replayable ? after : welcome.newest;
  state_ = State::catching_up;
  catch_up();
  for (auto& text : greeting->early_texts)
    if (!is_closing()) on_text(std::move(text));
}

void Member::catch_up() {
  if (is_closing() || is_reading_ || state_ != State::catching_up) return;
  if (cursor_ >= lane().live_seq(workspace_id_)) {
    state_ = State::live;
    return;
  }
  if (has_queue()) return;  // on_drained goes on
  is_reading_ = true;
  const auto page = std::make_shared<Page>();
  services().database.read(
      [page, after = cursor_, select = make_select()](Tx& tx) -> Status {
        *page = {.last = after};
        return select(tx, after, *page);
      },
      [page, lane = lane().shared_from_this(), weak = weak_from_this()](const Status& status) {
        lane->post([=](Lane&) {
          if (const auto self = std::static_pointer_cast<Member>(weak.lock()))
            self->on_page(status, *page);
        });
      });
}

void Member::on_page(const Status& status, const Page& page) {
  is_reading_ = false;
  if (is_closing() || state_ != State::catching_up) return;
  if (!status || page.last <= cursor_) return close(close_code::kTryLater);
  cursor_ = page.last;
  if (!check_page(page)) return;
  for (const auto& frame : page.frames) send_unlimited(frame);
  catch_up();
}

void Member::on_drained() { catch_up(); }

void Member::pass_over(Seq seq) {
  if (is_closing() || cursor_ >= seq) return;
  state_ = State::live;
  cursor_ = seq;
  send(resync(seq));
}

Buffer Member::after_drop() {
  state_ = State::live;
  cursor_ = lane().live_seq(workspace_id_);
  return resync(cursor_);
}

bool Member::passes(Seq seq) {
  if (state_ != State::live || seq <= cursor_) return false;
  cursor_ = seq;
  return true;
}

void Member::write_and_ack(std::string client_id, Work work, const About& about) {
  const auto message = std::make_shared<MessageId>();
  const auto received = std::chrono::steady_clock::now();
  services().database.write(
      [message, work = std::move(work)](Tx& tx) -> Status {
        ASSIGN_OR_RETURN(*message, work(tx));
        return {};
      },
      [message, received, client_id = std::move(client_id), lane = lane().shared_from_this(),
       weak = weak_from_this()](const Status& status) {
        lane->post([=](Lane& lane) {
          const auto self = std::static_pointer_cast<Member>(weak.lock());
          if (!self) return;
          if (!status) return self->refuse(status.error(), client_id);
          self->send(ack(client_id, *message));
          lane.services().metrics.count_acked(std::chrono::steady_clock::now() - received);
        });
      },
      about);
}

void Member::refuse(const Error& error, std::string_view client_id) {
  send(refused(error, client_id));
}

bool Member::may_tell_typing(bool active) {
  const auto tick = lane().tick();
  if (active == was_typing_ && (!active || tick == typing_tick_)) return false;
  was_typing_ = active;
  typing_tick_ = tick;
  return true;
}

void Member::on_finished() {
  if (is_joined_) on_left();
  services().hub.release_address(address_);
}

}  // namespace harken::ws
