// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/bus_nats/nats_bus.hpp"

#include <nats/nats.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

namespace harken {
namespace {

constexpr std::size_t kMostWaiting = 4'096;  // messages; the oldest go first
constexpr int kReconnectBufferBytes = 1;  // what is published while it is away is of no use later
constexpr std::int64_t kReconnectMillis = 1'000;
constexpr std::int64_t kWriteMillis = 2'000;
constexpr std::int64_t kPingMillis = 5'000;

struct Close {
  void operator()(natsOptions* options) const { natsOptions_Destroy(options); }
  void operator()(natsConnection* connection) const { natsConnection_Destroy(connection); }
  void operator()(natsSubscription* subscription) const { natsSubscription_Destroy(subscription); }
};
template <class T>
using Owned = std::unique_ptr<T, Close>;

// What the library's own threads call, also while the bus goes: it lives until the connection is
// closed.
struct Told {
  std::function<void(const std::string&)> on_change;
  std::atomic<bool> is_leaving = false;
  std::promise<void> unsubscribed;
  std::promise<void> closed;
};

// The connection has one, and the subscription: a connection that the library gives up, because it
// was refused twice, is closed before its subscription has ended.
using Closure = std::unique_ptr<std::shared_ptr<Told>>;

Told& told_by(void* closure) { return **static_cast<Closure::pointer>(closure); }

void went(natsConnection* connection, void* closure) {
  if (told_by(closure).is_leaving) return;  // it is we who go
  const char* why = nullptr;
  natsConnection_GetLastError(connection, &why);
  told_by(closure).on_change(why && *why ? std::string("is away: ") + why : "is away");
}
void came(natsConnection*, void* closure) { told_by(closure).on_change("is there"); }
// The last of the connection's.
void closed(natsConnection*, void* closure) {
  const Closure owned(static_cast<Closure::pointer>(closure));
  (*owned)->closed.set_value();
}
// The last of the subscription's.
void unsubscribed(void* closure) {
  const Closure owned(static_cast<Closure::pointer>(closure));
  (*owned)->unsubscribed.set_value();
}

void wait_for(std::promise<void>& promise) {
  promise.get_future().wait_for(std::chrono::seconds(2));
}

// A slow or silent server must not keep the threads that publish: they only leave it here.
class NatsBus : public Bus {
 public:
  explicit NatsBus(std::shared_ptr<Told> told) : told_(std::move(told)) {}
  ~NatsBus() override {
    {
      const std::lock_guard lock(mutex_);
      is_stopping_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
    if (subscription_ && natsSubscription_Unsubscribe(subscription_.get()) == NATS_OK)
      wait_for(told_->unsubscribed);
    subscription_.reset();
    if (connection_) {
      told_->is_leaving = true;
      natsConnection_Close(connection_.get());
      wait_for(told_->closed);
    }
    connection_.reset();
    nats_ReleaseThreadMemory();
  }

  natsStatus open(natsOptions& options, std::string subject) {
    subject_ = std::move(subject);
    natsConnection* connection = nullptr;
    const auto connected = natsConnection_Connect(&connection, &options);
    connection_.reset(connection);
    if (connected != NATS_OK && connected != NATS_NOT_YET_CONNECTED) return connected;
    if (connected == NATS_NOT_YET_CONNECTED) told_->on_change("is away");
    natsSubscription* subscription = nullptr;
    const auto status =
        natsConnection_Subscribe(&subscription, connection, subject_.c_str(), hear, this);
    subscription_.reset(subscription);
    if (status != NATS_OK) return status;
    // The library calls it when no callback runs any more.
    Closure closure = std::make_unique<std::shared_ptr<Told>>(told_);
    if (natsSubscription_SetOnCompleteCB(subscription, unsubscribed, closure.get()) == NATS_OK)
      closure.release();
    natsSubscription_SetPendingLimits(subscription, kMostWaiting, -1);
    thread_ = std::thread([this] { run(); });
    return NATS_OK;
  }

  bool is_open() const { return connection_ != nullptr; }

  void publish(std::string message) override {
    {
      const std::lock_guard lock(mutex_);
      if (waiting_.size() >= kMostWaiting) waiting_.pop_front();
      waiting_.push_back(std::move(message));
    }
    changed_.notify_one();
  }

  bool is_connected() const override {
    return natsConnection_Status(connection_.get()) == NATS_CONN_STATUS_CONNECTED;
  }

  void on_message(Hear hear) override {
    const std::lock_guard lock(hear_mutex_);
    hear_ = std::move(hear);
  }

 private:
  static void hear(natsConnection*, natsSubscription*, natsMsg* message, void* self) {
    const auto& bus = *static_cast<NatsBus*>(self);
    {
      const std::lock_guard lock(bus.hear_mutex_);
      const auto size = static_cast<std::size_t>(natsMsg_GetDataLength(message));
      if (bus.hear_) bus.hear_({natsMsg_GetData(message), size});
    }
    natsMsg_Destroy(message);
  }

  void run() {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [this] { return is_stopping_ || !waiting_.empty(); });
      if (is_stopping_) return;
      const auto messages = std::exchange(waiting_, {});
      lock.unlock();
      for (const auto& message : messages)
        (void)natsConnection_Publish(connection_.get(), subject_.c_str(), message.data(),
                                     static_cast<int>(message.size()));
      lock.lock();
    }
  }

  const std::shared_ptr<Told> told_;
  std::string subject_;
  Owned<natsConnection> connection_;
  Owned<natsSubscription> subscription_;
  mutable std::mutex hear_mutex_;
  Hear hear_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> waiting_;
  bool is_stopping_ = false;
  std::thread thread_;
};

// The library would print it, once for each message that is dropped.
void ignore_error(natsConnection*, natsSubscription*, natsStatus, void*) {}

Result<Owned<natsOptions>> make_options(const std::string& server, bool is_secure, void* closure) {
  natsOptions* made = nullptr;
  if (natsOptions_Create(&made) != NATS_OK) return fail(Errc::internal, "internal");
  Owned<natsOptions> options(made);
  if (natsOptions_SetURL(made, server.c_str()) != NATS_OK)
    return fail_invalid("nats", "--nats is nats://HOST:PORT");
  natsOptions_SetName(made, "harken");
  natsOptions_SetSendAsap(made, true);
  natsOptions_SetNoEcho(made, true);
  natsOptions_SetMaxReconnect(made, -1);
  natsOptions_SetReconnectWait(made, kReconnectMillis);
  natsOptions_SetReconnectJitter(made, kReconnectMillis, kReconnectMillis);
  natsOptions_SetReconnectBufSize(made, kReconnectBufferBytes);
  natsOptions_SetWriteDeadline(made, kWriteMillis);
  natsOptions_SetPingInterval(made, kPingMillis);
  natsOptions_SetSecure(made, is_secure);
  natsOptions_SetRetryOnFailedConnect(made, true, came, closure);
  natsOptions_SetDisconnectedCB(made, went, closure);
  natsOptions_SetReconnectedCB(made, came, closure);
  natsOptions_SetClosedCB(made, closed, closure);
  natsOptions_SetErrorHandler(made, ignore_error, nullptr);
  return options;
}

}  // namespace

Result<std::unique_ptr<Bus>> open_nats_bus(const std::string& address,
                                           std::function<void(const std::string&)> on_change) {
  const bool is_secure = address.starts_with("tls://");
  const auto scheme = address.find("://");
  const bool is_one = address.find(',') == std::string::npos;
  if (scheme == std::string::npos || !is_one || !(is_secure || address.starts_with("nats://")))
    return fail_invalid("nats", "--nats is nats://HOST:PORT or tls://HOST:PORT, one address");
  const auto slash = address.find('/', scheme + 3);
  const auto subject = slash == std::string::npos ? std::string() : address.substr(slash + 1);
  const auto told = std::make_shared<Told>(std::move(on_change));
  Closure closure = std::make_unique<std::shared_ptr<Told>>(told);
  auto bus = std::make_unique<NatsBus>(told);
  const auto server =
      "nats" + address.substr(scheme, slash == std::string::npos ? slash : slash - scheme);
  ASSIGN_OR_RETURN(const auto options, make_options(server, is_secure, closure.get()));
  const auto status = bus->open(*options, subject.empty() ? "harken" : subject);
  if (bus->is_open()) closure.release();  // to the call that says that it is closed
  if (status != NATS_OK)
    return fail_invalid("nats", std::string("--nats: ") + natsStatus_GetText(status));
  return bus;
}

}  // namespace harken
