// SPDX-License-Identifier: AGPL-3.0-or-later
// Result<T>: what a caller can expect to go wrong is a value, not an exception
// (docs/adr/0002-result.md).
#pragma once

#include <cstdint>
#include <expected>
#include <source_location>
#include <string>
#include <utility>

namespace harken {

// What kind of failure; the edge maps each to one HTTP status.
enum class Errc : std::uint8_t {
  invalid,
  unauthenticated,
  forbidden,
  not_found,
  conflict,
  too_large,
  unsupported,
  limit,
  unavailable,
  internal,
};

struct Error {
  Errc kind = Errc::internal;
  // The stable code of the API, a string literal such as "already_accepted".
  const char* code = "internal";
  // For developers, in English; never holds a secret or another person's data.
  std::string detail;
  // The field that is wrong, with `invalid` and `unknown_field`.
  std::string field;
  // With already_accepted and not_holder: who holds the conversation.
  std::string holder_id;
  std::string holder_name;
  // With version_conflict: the state now, as JSON.
  std::string current;
  int retry_after_seconds = 0;
  std::source_location where = std::source_location::current();
};

template <class T>
using Result = std::expected<T, Error>;
using Status = Result<void>;

inline std::unexpected<Error> fail(Errc kind, const char* code, std::string detail = {},
                                   std::string field = {},
                                   std::source_location where = std::source_location::current()) {
  Error error;
  error.kind = kind;
  error.code = code;
  error.detail = std::move(detail);
  error.field = std::move(field);
  error.where = where;
  return std::unexpected(std::move(error));
}

inline std::unexpected<Error> fail_invalid(
    std::string field, std::string detail,
    std::source_location where = std::source_location::current()) {
  return fail(Errc::invalid, "invalid", std::move(detail), std::move(field), where);
}

inline std::unexpected<Error> fail_not_found(
    const char* what, std::source_location where = std::source_location::current()) {
  return fail(Errc::not_found, "not_found", std::string("no such ") + what, {}, where);
}

}  // namespace harken

#define HARKEN_CONCAT_INNER(a, b) a##b
#define HARKEN_CONCAT(a, b) HARKEN_CONCAT_INNER(a, b)
// ASSIGN_OR_RETURN(auto x, f()): x is the value, or the function returns the error.
#define ASSIGN_OR_RETURN(declaration, expression)                                       \
  auto HARKEN_CONCAT(harken_result_, __LINE__) = (expression);                          \
  if (!HARKEN_CONCAT(harken_result_, __LINE__))                                         \
    return std::unexpected(std::move(HARKEN_CONCAT(harken_result_, __LINE__)).error()); \
  declaration = *std::move(HARKEN_CONCAT(harken_result_, __LINE__))
#define RETURN_IF_ERROR(expression)                      \
  if (auto harken_status = (expression); !harken_status) \
  return std::unexpected(std::move(harken_status).error())
