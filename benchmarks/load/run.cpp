// SPDX-License-Identifier: AGPL-3.0-or-later
#include "run.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace harken::load {

bool Run::is_asked_for(std::string_view measure) const {
  return measure.find(options_.only) != std::string_view::npos;
}

bool Run::wants(std::string_view group) const {
  return is_asked_for(group) || options_.only.starts_with(group);
}

void Run::compare(Line line, const Measure& value, const Measure& reference) {
  if (!is_asked_for(line.measure)) return;
  fmt::print(stderr, "{} …\n", line.measure);
  try {
    std::vector<double> values;
    std::vector<double> references;
    for (int i = 0; i < options_.rounds; ++i) {
      if (reference) references.push_back(reference());
      values.push_back(value());
    }
    line.value = median(values);
    if (reference) line.reference = median(references);
  } catch (const std::exception& error) {
    line.failure = error.what();
  }
  lines_.push_back(line);
}

void Run::attempt(const std::string& name, const std::function<void()>& measure) {
  fmt::print(stderr, "{} …\n", name);
  try {
    measure();
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}: {}\n", name, error.what());
    lines_.push_back({.measure = name, .failure = error.what()});
  }
}

void Run::add(Line line) {
  if (is_asked_for(line.measure)) lines_.push_back(std::move(line));
}

Desk Run::start_desk(bool has_demo, const std::string& database) const {
  return Desk({options_.harken, options_.scratch + "/desk", database, has_demo});
}

Line ratio(std::string measure, std::string unit, std::string compared, double at_least,
           double aim) {
  return {.measure = std::move(measure),
          .unit = std::move(unit),
          .compared = std::move(compared),
          .at_least = at_least,
          .aim = aim};
}

Line limit(std::string measure, std::string unit, double at_least, double aim) {
  return {.measure = std::move(measure),
          .unit = std::move(unit),
          .at_least = at_least,
          .aim = aim,
          .is_limit = true};
}

Line reported(std::string measure, std::string unit, double value, std::string compared,
              double reference) {
  return {.measure = std::move(measure),
          .unit = std::move(unit),
          .value = value,
          .compared = std::move(compared),
          .reference = reference};
}

}  // namespace harken::load
