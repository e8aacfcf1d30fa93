// SPDX-License-Identifier: AGPL-3.0-or-later
// Database calls for coroutines: the closure runs on a thread of the database, the coroutine goes
// on where it was.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <functional>
#include <memory>
#include <optional>

#include "ports/database.hpp"

namespace harken::edge {

// `point_read`: a few rows by their keys, which an embedded database finds sooner than a thread
// wakes up.
enum class Mode : std::uint8_t { read, point_read, write };

// How a database begins the work is the caller's to say.
template <class T>
boost::asio::awaitable<Result<T>> run_by(std::function<void(Work, Done)> begin,
                                         std::function<Result<T>(Tx&)> work) {
  namespace asio = boost::asio;
  // Shared: the database may still hold the closure when the coroutine is gone.
  struct State {
    std::function<Result<T>(Tx&)> work;
    std::optional<T> value;
    Status status;
  };
  auto state = std::make_shared<State>(State{std::move(work), std::nullopt, {}});
  const auto start = [begin = std::move(begin), state](auto handler) {
    auto executor = asio::get_associated_executor(handler);
    auto resume = std::make_shared<decltype(handler)>(std::move(handler));
    auto closure = [state](Tx& tx) -> Status {
      auto result = state->work(tx);
      if (!result) return std::unexpected(std::move(result).error());
      state->value = *std::move(result);
      return {};
    };
    auto done = [state, resume, executor](Status status) {
      state->status = std::move(status);
      asio::post(executor, [resume] { std::move (*resume)(); });
    };
    begin(std::move(closure), std::move(done));
  };
  co_await asio::async_initiate<const asio::use_awaitable_t<>, void()>(start, asio::use_awaitable);
  if (!state->status) co_return std::unexpected(std::move(state->status).error());
  co_return *std::move(state->value);
}

template <class T>
boost::asio::awaitable<Result<T>> run(Database& database, Mode mode,
                                      std::function<Result<T>(Tx&)> work) {
  if (mode == Mode::point_read) {
    Result<T> found = fail(Errc::internal, "internal");
    const auto status = database.read_here([&](Tx& tx) -> Status {
      found = work(tx);
      return found ? Status() : std::unexpected(found.error());
    });
    if (status && *status) co_return found;
    if (status) co_return std::unexpected(status->error());
  }
  const auto start = [&database, mode](Work closure, Done done) {
    if (mode == Mode::write)
      database.write(std::move(closure), std::move(done));
    else
      database.read(std::move(closure), std::move(done));
  };
  co_return co_await run_by<T>(start, std::move(work));
}

// Slow work (password hashes, files) on another thread; the coroutine goes on where it was.
template <class T>
boost::asio::awaitable<T> run_on(boost::asio::any_io_executor worker, std::function<T()> work) {
  namespace asio = boost::asio;
  auto state = std::make_shared<std::optional<T>>();
  const auto start = [worker, state, work = std::move(work)](auto handler) {
    auto executor = asio::get_associated_executor(handler);
    auto resume = std::make_shared<decltype(handler)>(std::move(handler));
    asio::post(worker, [state, resume, executor, work] {
      state->emplace(work());
      asio::post(executor, [resume] { std::move (*resume)(); });
    });
  };
  co_await asio::async_initiate<const asio::use_awaitable_t<>, void()>(start, asio::use_awaitable);
  co_return *std::move(*state);
}

}  // namespace harken::edge
