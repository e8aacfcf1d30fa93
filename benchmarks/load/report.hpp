// SPDX-License-Identifier: AGPL-3.0-or-later
// The table of a run: every measure with what it is compared to and what it must reach.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "latencies.hpp"

namespace harken::load {

struct Line {
  std::string measure;
  std::string unit;  // of value and reference
  double value = 0;
  std::string compared;  // what the reference is; empty: the value itself is judged
  double reference = 0;
  std::optional<double> at_least;  // of the ratio, or the limit of the value itself
  std::optional<double> aim;
  bool is_limit = false;  // smaller is better
  std::string failure;    // why it could not be measured

  double judged() const { return compared.empty() ? value : value / reference; }
  // "aim", "at least", "falls short", "not measured" or "reported".
  std::string verdict() const;
};

// Curves for the page with plots.
struct Plot {
  struct Curve {
    std::string name;
    std::vector<Point> points;
  };
  std::string title;
  std::string x;  // what the axis says
  std::string y;
  bool is_log_x = false;
  bool is_log_y = false;
  std::vector<Curve> curves = {};
};

// By which power y grows with x: the slope of the line that fits best on logarithmic axes.
double growth_exponent(const std::vector<Point>& points);

double median(std::vector<double> values);
std::string as_table(const std::vector<Line>& lines);
// Writes FOLDER/DATE.json and FOLDER/DATE.md.
void write_results(const std::string& folder, const std::string& version,
                   const std::vector<Line>& lines, const std::vector<Plot>& plots);

}  // namespace harken::load
