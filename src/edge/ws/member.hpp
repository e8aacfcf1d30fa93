// SPDX-License-Identifier: AGPL-3.0-or-later
// A socket that listens to a workspace. First comes a hello that proves who it is, then what it
// missed, from the log and in order, then what happens: no gap between the two, and nothing twice.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/admin/authenticate.hpp"
#include "edge/http/rate_limit.hpp"
#include "edge/ws/batch.hpp"
#include "edge/ws/client_frame.hpp"
#include "edge/ws/services.hpp"
#include "edge/ws/socket.hpp"

namespace harken::ws {

// What the handshake brought; needed until the hello has been answered.
struct Greeting {
  app::Credentials credentials;  // of staff
  std::string channel_key;       // of a visitor
  std::optional<Seq> after;
  bool must_repeat = false;  // sessions ended while we were asking
  std::string hello;
  std::vector<std::string> early_texts;  // frames that came before the answer
};

// What the database says to a hello.
struct Welcome {
  WorkspaceId workspace_id;
  std::optional<app::Authenticated> staff;
  std::optional<VisitorSession> visitor;
  Seq newest = 0;
  Seq pruned = 0;
};

class Member : public Socket {
 public:
  Member(Tcp::socket socket, std::shared_ptr<Lane> lane, Greeting greeting, std::string address);
  void on_sessions_ended() override;
  // What lies before is not told any more: whoever has not come so far loads anew.
  void pass_over(Seq seq);
  WorkspaceId workspace_id() const { return workspace_id_; }

 protected:
  // Runs in a read transaction, on a thread of the database: only with copies.
  using Check = std::function<Status(Tx&, Welcome&)>;
  virtual Result<Check> read_hello(const std::string& text, Greeting& greeting) = 0;
  virtual void adopt(const Welcome& welcome) = 0;
  virtual Buffer hello_frame(Seq newest) = 0;
  // What of the log this socket may see, page by page. The second runs in a read transaction, with
  // copies.
  static constexpr int kReplayPage = 100;
  struct Page {
    Seq last = 0;
    std::vector<Buffer> frames;
    std::optional<User> user;  // of staff: as now
  };
  using Select = std::function<Status(Tx&, Seq after, Page&)>;
  virtual Select make_select() = 0;
  virtual bool check_page(const Page&) { return true; }
  virtual void on_frame(ClientFrame frame) = 0;
  virtual ClientFrame read_frame(std::string_view text) = 0;
  virtual const edge::RateLimit& rate() const = 0;

  // Runs a write and answers it by an ack or a refusal.
  using Work = std::function<Result<MessageId>(Tx&)>;
  void write_and_ack(std::string client_id, Work work, const About& about);
  void refuse(const Error& error, std::string_view client_id = {});
  // True: goes ahead. Beginnings and ends do; that it goes on is told at most once a second.
  bool may_tell_typing(bool active);
  bool passes(Seq seq);  // true once for each event, in order

  void on_start() override;
  void on_text(std::string text) override;
  void on_drained() override;
  void on_finished() override;
  Buffer after_drop() override;
  virtual void on_left() = 0;

 private:
  enum class State : std::uint8_t { greeting, checking, catching_up, live };
  void ask();
  void on_welcome(const Status& status, const Welcome& welcome);
  void begin(const Welcome& welcome);
  void catch_up();
  void on_page(const Status& status, const Page& page);

  State state_ = State::greeting;
  bool is_reading_ = false;
  bool is_joined_ = false;
  bool was_typing_ = false;
  std::uint32_t typing_tick_ = 0;
  WorkspaceId workspace_id_;
  Seq cursor_ = 0;
  edge::TokenBucket bucket_;
  std::unique_ptr<Greeting> greeting_;
  std::string address_;
};

}  // namespace harken::ws
