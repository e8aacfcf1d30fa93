// SPDX-License-Identifier: AGPL-3.0-or-later
// Parameters and answers in PostgreSQL's binary format: integers in network order, texts as they
// are.
#pragma once

#include <libpq-fe.h>

#include <cstdint>
#include <span>
#include <vector>

#include "adapters/sql/session.hpp"

namespace harken::sql {

// One value. Points into itself or into the value.
class BinaryValue {
 public:
  explicit BinaryValue(const Value& value);
  BinaryValue(const BinaryValue&) = delete;
  BinaryValue& operator=(const BinaryValue&) = delete;

  std::string_view text() const { return text_; }

 private:
  std::uint64_t number_ = 0;
  std::string_view text_;
};

// The arrays that libpq takes. Points into itself and into the values.
class BinaryParameters {
 public:
  explicit BinaryParameters(std::span<const Value> values);
  BinaryParameters(const BinaryParameters&) = delete;
  BinaryParameters& operator=(const BinaryParameters&) = delete;

  int count() const { return static_cast<int>(pointers_.size()); }
  const char* const* pointers() const { return pointers_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }

 private:
  std::vector<std::uint64_t> numbers_;
  std::vector<const char*> pointers_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
};

Oid type_of(Value::Type type);
std::vector<Oid> types_of(std::span<const Value> values);

class BinaryRow : public Row {
 public:
  BinaryRow(const PGresult* answer, int row) : answer_(answer), row_(row) {}
  bool is_null(int column) const override { return PQgetisnull(answer_, row_, column) == 1; }
  std::int64_t integer(int column) const override;
  std::string_view text(int column) const override;

 private:
  const PGresult* answer_;
  int row_;
};

}  // namespace harken::sql
