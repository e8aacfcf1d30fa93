// SPDX-License-Identifier: AGPL-3.0-or-later
#include "report.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/utsname.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace harken::load {
namespace {

namespace json = boost::json;

bool reaches(const Line& line, double mark) {
  return line.is_limit ? line.judged() <= mark : line.judged() >= mark;
}

std::string number(double value) {
  if (std::abs(value) >= 10000) return fmt::format("{:.1f}k", value / 1000);
  if (std::abs(value) >= 100) return fmt::format("{:.0f}", value);
  return fmt::format("{:.2f}", value);
}

std::string mark(const std::optional<double>& value) { return value ? number(*value) : "–"; }

std::string row(const Line& line) {
  const auto value = line.failure.empty() ? number(line.value) : "–";
  const bool has_reference = !line.compared.empty() && line.failure.empty();
  return fmt::format("| {} ({}) | {} | {} | {} | {} | {} | {} |\n", line.measure, line.unit, value,
                     has_reference ? number(line.reference) + " " + line.compared : "–",
                     has_reference ? fmt::format("{:.2f}", line.judged()) : "–",
                     mark(line.at_least), mark(line.aim),
                     line.verdict() + (line.failure.empty() ? "" : ": " + line.failure));
}

std::string processor() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string text; std::getline(file, text);)
    if (text.starts_with("model name")) return text.substr(text.find(':') + 2);
  return "unknown";
}

std::string machine() {
  utsname name{};
  uname(&name);
  return fmt::format("{}, {} threads, Linux {}", processor(), std::thread::hardware_concurrency(),
                     name.release);
}

json::value encode(const Line& line) {
  json::object out{{"measure", line.measure}, {"unit", line.unit}, {"verdict", line.verdict()}};
  if (line.failure.empty()) out["value"] = line.value;
  if (!line.compared.empty()) {
    out["reference"] = {{"what", line.compared}, {"value", line.reference}};
    if (line.failure.empty()) out["ratio"] = line.judged();
  }
  if (line.at_least) out["at_least"] = *line.at_least;
  if (line.aim) out["aim"] = *line.aim;
  if (!line.failure.empty()) out["failure"] = line.failure;
  return out;
}

json::value encode(const Plot& plot) {
  json::array curves;
  for (const auto& curve : plot.curves) {
    json::array points;
    for (const auto& [x, y] : curve.points) points.push_back({x, y});
    curves.push_back({{"name", curve.name}, {"points", points}});
  }
  return {
      {"title", plot.title},       {"x", plot.x},     {"y", plot.y}, {"is_log_x", plot.is_log_x},
      {"is_log_y", plot.is_log_y}, {"curves", curves}};
}

}  // namespace

double growth_exponent(const std::vector<Point>& points) {
  double n = 0, sum_x = 0, sum_y = 0, sum_xx = 0, sum_xy = 0;
  for (const auto& [x, y] : points) {
    if (x <= 0 || y <= 0) continue;
    const double a = std::log(x), b = std::log(y);
    n += 1, sum_x += a, sum_y += b, sum_xx += a * a, sum_xy += a * b;
  }
  if (n < 2) throw std::runtime_error("growth needs two sizes");
  return (n * sum_xy - sum_x * sum_y) / (n * sum_xx - sum_x * sum_x);
}

std::string Line::verdict() const {
  if (!failure.empty()) return "not measured";
  if (!at_least) return "reported";
  if (aim && reaches(*this, *aim)) return "reaches the aim";
  return reaches(*this, *at_least) ? "reaches at least" : "FALLS SHORT";
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

std::string as_table(const std::vector<Line>& lines) {
  std::string out =
      "| measure | Harken | reference | ratio | at least | aim | verdict "
      "|\n|---|---|---|---|---|---|---|\n";
  for (const auto& line : lines) out += row(line);
  return out;
}

void write_results(const std::string& folder, const std::string& version,
                   const std::vector<Line>& lines, const std::vector<Plot>& plots) {
  std::filesystem::create_directories(folder);
  const auto date = fmt::format("{:%Y-%m-%d}", fmt::gmtime(std::time(nullptr)));
  json::array rows;
  for (const auto& line : lines) rows.push_back(encode(line));
  json::array drawn;
  for (const auto& plot : plots) drawn.push_back(encode(plot));
  const json::value all = {{"date", date},
                           {"version", version},
                           {"machine", machine()},
                           {"lines", rows},
                           {"plots", drawn}};
  std::ofstream(folder + "/" + date + ".json") << json::serialize(all) << "\n";
  std::ofstream(folder + "/" + date + ".md")
      << "# " << date << "\n\nHarken " << version << " on " << machine() << "\n\n"
      << as_table(lines);
}

}  // namespace harken::load
