// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/colour.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace harken {

namespace {

using Rgb = std::array<int, 3>;
constexpr std::string_view kBlack = "#000000";
constexpr std::string_view kWhite = "#ffffff";
constexpr double kReadable = 4.5;

Rgb parse(std::string_view hex) {
  Rgb colour{};
  for (std::size_t i = 0; i < 3 && hex.size() == 7; ++i)
    std::from_chars(hex.data() + 1 + 2 * i, hex.data() + 3 + 2 * i, colour[i], 16);
  return colour;
}

std::string to_hex(const Rgb& colour) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex = "#";
  for (const int part : colour) {
    hex.push_back(kDigits[static_cast<std::size_t>(part >> 4)]);
    hex.push_back(kDigits[static_cast<std::size_t>(part & 15)]);
  }
  return hex;
}

double luminance(std::string_view hex) {
  constexpr std::array kShares{0.2126, 0.7152, 0.0722};
  const auto colour = parse(hex);
  double sum = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    const double level = colour[i] / 255.0;
    sum += kShares[i] * (level <= 0.04045 ? level / 12.92 : std::pow((level + 0.055) / 1.055, 2.4));
  }
  return sum;
}

std::string mix(std::string_view from, std::string_view to, double share) {
  auto colour = parse(from);
  const auto target = parse(to);
  for (std::size_t i = 0; i < 3; ++i)
    colour[i] = static_cast<int>(std::lround(colour[i] + (target[i] - colour[i]) * share));
  return to_hex(colour);
}

// Moves the colour towards the pole until it stands out.
std::string reach(std::string_view colour, std::string_view against, std::string_view pole) {
  std::string result(colour);
  for (int step = 0; step <= 20 && contrast(result, against) < kReadable; ++step)
    result = mix(colour, pole, step / 20.0);
  return result;
}

}  // namespace

double contrast(std::string_view a, std::string_view b) {
  const double first = luminance(a), second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

AccentFill accent_fill(std::string_view accent) {
  if (contrast(accent, kWhite) < 2.6) return {std::string(accent), "#14161a"};
  return {reach(accent, kWhite, kBlack), std::string(kWhite)};
}

std::string accent_text(std::string_view accent, std::string_view surface) {
  const bool is_light = contrast(surface, kWhite) < contrast(surface, kBlack);
  return reach(accent, surface, is_light ? kBlack : kWhite);
}

}  // namespace harken
