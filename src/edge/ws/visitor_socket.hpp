// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "edge/ws/member.hpp"
#include "edge/ws/server_frame.hpp"

namespace harken::ws {

class VisitorSocket final : public Member {
 public:
  using Member::Member;

  IdentityId identity_id() const { return identity_id_; }
  SessionId session_id() const { return session_id_; }
  bool deliver(const FeedEvent& event);

 protected:
  std::size_t max_message() const override;
  Result<Check> read_hello(const std::string& text, Greeting& greeting) override;
  void adopt(const Welcome& welcome) override;
  Buffer hello_frame(Seq newest) override { return visitor_hello(newest); }
  Select make_select() override;
  void on_frame(ClientFrame frame) override;
  ClientFrame read_frame(std::string_view text) override { return read_visitor_frame(text); }
  const edge::RateLimit& rate() const override;
  void on_left() override;

 private:
  void receive(SendFrame frame);
  void note_receipt(const ReceiptFrame& frame);

  IdentityId identity_id_;
  ContactId contact_id_;
  ChannelId channel_id_;
  SessionId session_id_;
  ConversationId from_conversation_;
};

}  // namespace harken::ws
