// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "edge/ws/member.hpp"
#include "edge/ws/server_frame.hpp"

namespace harken::ws {

class VisitorSocket final : public Member {
 public:
  using Member::Member;
  using Authenticate = std::function<Result<VisitorSession>(Tx&)>;

  IdentityId identity_id() const { return identity_id_; }
  SessionId session_id() const { return session_id_; }
  // Let in by the link of a mail: until its time is over, or the mail went to the wrong address.
  bool is_guest() const { return static_cast<bool>(from_conversation_); }
  void end_if_over(Timestamp now);
  void ask_again();
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
  void on_asked(const Status& status);
  void receive(SendFrame frame);
  void note_receipt(const ReceiptFrame& frame);

  IdentityId identity_id_;
  ContactId contact_id_;
  ChannelId channel_id_;
  SessionId session_id_;
  ConversationId from_conversation_;
  std::optional<Timestamp> ends_at_;
  Authenticate authenticate_;  // only of a guest, once they are in
  bool is_asking_ = false;
  bool must_ask_again_ = false;
};

}  // namespace harken::ws
