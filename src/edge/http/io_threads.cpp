// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/io_threads.hpp"

#include <algorithm>
#include <exception>

namespace harken::edge {

IoThreads::IoThreads(std::size_t count, OnException on_exception)
    : on_exception_(std::move(on_exception)) {
  for (std::size_t i = 0; i < std::max<std::size_t>(count, 1); ++i) {
    contexts_.push_back(std::make_unique<asio::io_context>(1));
    guards_.push_back(asio::make_work_guard(*contexts_.back()));
  }
  for (auto& context : contexts_)
    threads_.emplace_back([this, &context = *context] { run(context); });
}

void IoThreads::run(asio::io_context& context) {
  while (!context.stopped()) {
    try {
      context.run();
    } catch (const std::exception& exception) {
      if (on_exception_) on_exception_(exception.what());
    }
  }
}

IoThreads::~IoThreads() { stop(); }

void IoThreads::stop() {
  for (auto& context : contexts_) context->stop();
  for (auto& thread : threads_)
    if (thread.joinable()) thread.join();
}

}  // namespace harken::edge
