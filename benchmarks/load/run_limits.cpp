// SPDX-License-Identifier: AGPL-3.0-or-later
// Where the limit of a rate is: what each message or answer costs the processors, of which all that
// takes part in the measure has its share, the load generator, too.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "latencies.hpp"
#include "measures.hpp"
#include "run.hpp"

namespace harken::load {
namespace {

// Looks at both processes while a measure goes on, so that what it has to make ready is not
// counted.
class ProcessorWatch {
 public:
  struct Spent {
    ProcessorTime desk;
    double busiest = 0;  // of the desk's threads
    double load = 0;
    double seconds = 0;
  };

  explicit ProcessorWatch(const Process& desk)
      : desk_(desk), thread_([this](const std::stop_token& stop) { look(stop); }) {}

  // Of the last seconds.
  Spent stop(double seconds) {
    thread_.request_stop();
    thread_.join();
    const auto& last = looks_.back();
    auto first = looks_.begin();
    while (first + 1 != looks_.end() && last.at - first->at > seconds) ++first;
    return {{last.desk.user - first->desk.user, last.desk.kernel - first->desk.kernel},
            busiest(first->threads, last.threads),
            last.load - first->load,
            last.at - first->at};
  }

 private:
  using Threads = std::map<std::string, double>;
  struct Look {
    double at;
    ProcessorTime desk;
    Threads threads;
    double load;
  };

  static double busiest(const Threads& before, const Threads& after) {
    double most = 0;
    for (const auto& [thread, seconds] : after) {
      const auto known = before.find(thread);
      most = std::max(most, seconds - (known == before.end() ? 0 : known->second));
    }
    return most;
  }

  void look(const std::stop_token& stop) {
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any changed;
    do
      looks_.push_back(
          {now(), desk_.processor_time(), desk_.thread_seconds(), own_processor_time().all()});
    while (!changed.wait_for(lock, stop, std::chrono::milliseconds(50), [] { return false; }) &&
           !stop.stop_requested());
  }

  const Process& desk_;
  std::vector<Look> looks_;
  std::jthread thread_;
};

void measure_costs(Run& run, Desk& desk, const std::string& what,
                   const std::function<double()>& measure) {
  const double seconds = run.options().seconds;
  std::vector<double> user, kernel, load, busy, busiest;
  for (int round = 0; round < run.options().rounds; ++round) {
    ProcessorWatch watch(desk.process());
    const double rate = measure();
    const auto spent = watch.stop(seconds * 0.9);
    const double each = 1e6 / (rate * spent.seconds);
    user.push_back(spent.desk.user * each);
    kernel.push_back(spent.desk.kernel * each);
    load.push_back(spent.load * each);
    busiest.push_back(spent.busiest / spent.seconds);
    busy.push_back((spent.desk.all() + spent.load) / spent.seconds);
  }
  const auto name = "where the limit is: " + what;
  run.add(reported(name + ", the desk's own processor time", "µs", median(user),
                   "of the kernel for it", median(kernel)));
  run.add(reported(name + ", processor time of the load generator", "µs", median(load),
                   "of the desk in all", median(user) + median(kernel)));
  run.add(reported(name + ", the desk's busiest thread", "", median(busiest),
                   "processor it can have", 1));
  run.add(reported(name + ", processors taken", "", median(busy), "there are",
                   std::thread::hardware_concurrency()));
}

}  // namespace

void measure_limits(Run& run) {
  if (!run.wants("where the limit is: ")) return;
  const double seconds = run.options().seconds;
  run.attempt("where the limit is", [&] {
    auto desk = run.start_desk();
    for (const int in_flight : {64, 500})
      measure_costs(run, desk, fmt::format("delivered, {} in flight", in_flight),
                    [&] { return measure_delivered(desk, in_flight, seconds); });
    measure_costs(run, desk, "POST", [&] { return measure_post(desk, seconds); });
    measure_costs(run, desk, "GET", [&] { return measure_get(desk, 32, seconds); });
  });
  if (!run.options().postgres.empty())
    run.attempt("where the limit is: PostgreSQL", [&] {
      auto desk = run.start_desk(true, run.options().postgres);
      for (const int in_flight : {64, 500})
        measure_costs(run, desk, fmt::format("PostgreSQL: delivered, {} in flight", in_flight),
                      [&] { return measure_delivered(desk, in_flight, seconds); });
    });
  run.attempt("where the limit is: memory", [&] {
    auto desk = run.start_desk();
    const auto& process = desk.process();
    run.add(reported("where the limit is: resident, idle, of files (executable, libraries)", "MB",
                     process.file_kb() / 1024, "all", process.resident_kb() / 1024));
    measure_resident(desk, 1, 100);  // the pools and caches that every desk has
    const auto visitor = measure_idle_visitor(desk, 10'000);
    run.add(reported("where the limit is: an idle visitor's socket, without the session", "bytes",
                     visitor.socket, "session", visitor.session));
  });
}

}  // namespace harken::load
