// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/egress.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "core/rules/text.hpp"

namespace harken {

namespace {

constexpr int kMappedBits = 96;

template <class Number>
std::optional<Number> number_of(std::string_view text, int base, Number most) {
  Number number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  if (error != std::errc{} || end != text.data() + text.size() || number > most)
    return std::nullopt;
  return number;
}

std::optional<IpBytes> parse_v4(std::string_view text) {
  IpBytes bytes{};
  bytes[10] = bytes[11] = 0xFF;
  for (std::size_t i = 12; i < 16; ++i) {
    const auto dot = i == 15 ? text.size() : text.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    const auto part = number_of<int>(text.substr(0, dot), 10, 255);
    if (!part || *part < 0) return std::nullopt;
    bytes[i] = static_cast<std::uint8_t>(*part);
    text.remove_prefix(std::min(text.size(), dot + 1));
  }
  return bytes;
}

// The groups before or after "::".
std::optional<std::vector<std::uint16_t>> parse_groups(std::string_view text) {
  std::vector<std::uint16_t> groups;
  while (!text.empty()) {
    const auto colon = std::min(text.find(':'), text.size());
    const auto group = number_of<unsigned>(text.substr(0, colon), 16, 0xFFFFU);
    if (!group || groups.size() == 8) return std::nullopt;
    groups.push_back(static_cast<std::uint16_t>(*group));
    text.remove_prefix(std::min(text.size(), colon + 1));
  }
  return groups;
}

std::optional<IpBytes> parse_v6(std::string_view text) {
  const auto gap = text.find("::");
  const auto before = parse_groups(text.substr(0, gap));
  const auto after = parse_groups(gap == std::string_view::npos ? "" : text.substr(gap + 2));
  if (!before || !after) return std::nullopt;
  const auto count = before->size() + after->size();
  if (gap == std::string_view::npos ? count != 8 : count > 7) return std::nullopt;
  IpBytes bytes{};
  const auto put = [&](std::size_t group, std::uint16_t value) {
    bytes[group * 2] = static_cast<std::uint8_t>(value >> 8);
    bytes[group * 2 + 1] = static_cast<std::uint8_t>(value & 0xFF);
  };
  for (std::size_t i = 0; i < before->size(); ++i) put(i, (*before)[i]);
  for (std::size_t i = 0; i < after->size(); ++i) put(8 - after->size() + i, (*after)[i]);
  return bytes;
}

// IANA's registries of special-purpose addresses (RFC 6890 and its updates).
constexpr std::string_view kNotPublic[] = {
    "0.0.0.0/8",     "10.0.0.0/8",      "100.64.0.0/10",  "127.0.0.0/8",    "169.254.0.0/16",
    "172.16.0.0/12", "192.0.0.0/24",    "192.0.2.0/24",   "192.88.99.0/24", "192.168.0.0/16",
    "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4",    "240.0.0.0/4",
    "::/96",         "64:ff9b::/96",    "64:ff9b:1::/48", "100::/64",       "2001::/23",
    "2001:db8::/32", "2002::/16",       "fc00::/7",       "fe80::/10",      "fec0::/10",
    "ff00::/8"};

std::vector<IpRange> not_public() {
  std::vector<IpRange> ranges;
  for (const auto text : kNotPublic)
    if (const auto range = parse_range(text)) ranges.push_back(*range);
  return ranges;
}

}  // namespace

bool IpRange::contains(const IpBytes& address) const {
  for (int bit = 0; bit < prefix; bit += 8) {
    const auto byte = static_cast<std::size_t>(bit / 8);
    const int rest = std::min(8, prefix - bit);
    const auto mask = static_cast<std::uint8_t>(0xFF << (8 - rest));
    if ((first[byte] & mask) != (address[byte] & mask)) return false;
  }
  return true;
}

Result<IpRange> parse_range(std::string_view text) {
  const auto slash = std::min(text.find('/'), text.size());
  const auto host = text.substr(0, slash);
  const auto v4 = parse_v4(host);
  const auto address = v4 ? v4 : parse_v6(host);
  const int most = v4 ? 32 : 128;
  const auto prefix =
      slash == text.size() ? most : number_of<int>(text.substr(slash + 1), 10, most);
  if (!address || !prefix || *prefix < 0)
    return fail_invalid("egress-allow", "\"" + std::string(text) + "\" is no address or range");
  return IpRange{*address, v4 ? kMappedBits + *prefix : *prefix};
}

bool is_public(const IpBytes& address) {
  static const auto ranges = not_public();
  return std::ranges::none_of(ranges,
                              [&](const IpRange& range) { return range.contains(address); });
}

Result<EgressRules> EgressRules::parse(std::string_view list) {
  EgressRules rules;
  while (!list.empty()) {
    const auto comma = std::min(list.find(','), list.size());
    const auto text = trim(list.substr(0, comma));
    list.remove_prefix(std::min(list.size(), comma + 1));
    if (text.empty()) continue;
    ASSIGN_OR_RETURN(const auto range, parse_range(text == "any" ? "::/0" : text));
    rules.allowed_.push_back(range);
  }
  return rules;
}

bool EgressRules::allow(const IpBytes& address) const {
  const auto contains = [&](const IpRange& range) { return range.contains(address); };
  return is_public(address) || std::ranges::any_of(allowed_, contains);
}

}  // namespace harken
