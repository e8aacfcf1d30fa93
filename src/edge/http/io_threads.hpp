// SPDX-License-Identifier: AGPL-3.0-or-later
// One io_context per thread. A connection lives on one thread from accept to close, so nothing of
// it needs a lock or a strand.
#pragma once

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>
#include <string_view>
#include <thread>
#include <vector>

namespace harken::edge {

namespace asio = boost::asio;

class IoThreads {
 public:
  // Told of an exception that left a handler: a bug, after which the thread goes on.
  using OnException = std::function<void(std::string_view what)>;
  explicit IoThreads(std::size_t count, OnException on_exception = {});
  ~IoThreads();
  IoThreads(const IoThreads&) = delete;
  IoThreads& operator=(const IoThreads&) = delete;

  std::size_t size() const { return contexts_.size(); }
  asio::io_context& at(std::size_t index) { return *contexts_[index]; }
  // Ends the threads; what is still queued is destroyed with the contexts. Idempotent.
  void stop();

 private:
  void run(asio::io_context& context);

  using Guard = asio::executor_work_guard<asio::io_context::executor_type>;
  OnException on_exception_;
  std::vector<std::unique_ptr<asio::io_context>> contexts_;
  std::vector<Guard> guards_;
  std::vector<std::thread> threads_;
};

}  // namespace harken::edge
