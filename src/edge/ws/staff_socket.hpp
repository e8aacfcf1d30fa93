// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "edge/ws/member.hpp"
#include "edge/ws/server_frame.hpp"

namespace harken::ws {

class StaffSocket final : public Member {
 public:
  using Member::Member;

  const Actor& actor() const { return *actor_; }
  SessionId session_id() const { return session_id_; }
  // True: it was for this socket.
  bool deliver(const FeedEvent& event);
  // None: no conversation that the actor may see.
  ConversationId looks_at() const { return looks_at_; }

 protected:
  std::size_t max_message() const override;
  Result<Check> read_hello(const std::string& text, Greeting& greeting) override;
  void adopt(const Welcome& welcome) override;
  Buffer hello_frame(Seq newest) override { return staff_hello(newest, actor_->user_id); }
  Select make_select() override;
  bool check_page(const Page& page) override;
  void on_frame(ClientFrame frame) override;
  ClientFrame read_frame(std::string_view text) override { return read_staff_frame(text); }
  const edge::RateLimit& rate() const override;
  void on_left() override;

 private:
  void reply(SendFrame frame);
  void tell_typing(const TypingFrame& frame);
  void look_at(ConversationId conversation);
  void stop_looking();
  // What rights are now: false when there are none left and the socket closes.
  bool renew(const std::optional<User>& user, Seq seq);

  std::shared_ptr<const Actor> actor_;
  SessionId session_id_;
  ConversationId wants_to_look_at_;
  ConversationId looks_at_;
};

}  // namespace harken::ws
