// SPDX-License-Identifier: AGPL-3.0-or-later
// One run of the measures: what is wanted of it, and what has come out so far.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "desk.hpp"
#include "report.hpp"

namespace harken::load {

struct Options {
  std::string harken;
  std::string results;
  std::string scratch = "build/bench";
  std::string postgres;
  std::string fakes;
  std::string only;
  int rounds = 3;
  double seconds = 3;
  int most_conversations = 1'000'000;
  int most_sockets = 100'000;  // and no more than descriptors allow
};

class Run {
 public:
  explicit Run(Options options) : options_(std::move(options)) {}

  // Measures value and reference in turn and appends the line with the medians of both.
  using Measure = std::function<double()>;
  void compare(Line line, const Measure& value, const Measure& reference = {});
  // Does what adds lines and plots by itself; where that throws, a line of that name says why.
  void attempt(const std::string& name, const std::function<void()>& measure);
  void add(Line line);
  void add(Plot plot) { plots_.push_back(std::move(plot)); }

  Desk start_desk(bool has_demo = true, const std::string& database = {}) const;
  // Whether any measure of a group, which all begin with this, is asked for.
  bool wants(std::string_view group) const;

  const Options& options() const { return options_; }
  const std::vector<Line>& lines() const { return lines_; }
  const std::vector<Plot>& plots() const { return plots_; }

 private:
  bool is_asked_for(std::string_view measure) const;

  Options options_;
  std::vector<Line> lines_;
  std::vector<Plot> plots_;
};

Line ratio(std::string measure, std::string unit, std::string compared, double at_least,
           double aim);
Line limit(std::string measure, std::string unit, double at_least, double aim);
// Only reported, beside its reference.
Line reported(std::string measure, std::string unit, double value, std::string compared,
              double reference);

void measure_limits(Run& run);
void measure_peers(Run& run);
void measure_open_loop(Run& run);
void measure_growth(Run& run, std::size_t open_files);
void measure_nodes(Run& run);
void measure_replica(Run& run);

}  // namespace harken::load
