// SPDX-License-Identifier: AGPL-3.0-or-later
// The parts of a request target, decoded strictly: what is not well-formed is refused, never
// guessed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace harken::edge {

// Nullopt on a broken escape and on a NUL, which has no place in a path or a value.
std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space = false);

// All but letters, digits, dot, hyphen and underscore.
std::string percent_encode(std::string_view text);

struct Target {
  std::string path;   // decoded
  std::string query;  // as it came
};

// Only the origin form: /path?query. Anything else is nullopt.
std::optional<Target> parse_target(std::string_view target);

// Host and port of an authority or an origin, lower case, without the port that the scheme implies.
std::string normal_host(std::string_view authority);
// The authority of http://host[:port] or https://host[:port] without anything behind it; empty when
// it is something else, such as null.
std::string host_of_origin(std::string_view origin);

}  // namespace harken::edge
