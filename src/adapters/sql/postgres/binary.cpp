// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/postgres/binary.hpp"

#include <endian.h>

#include <cstring>

namespace harken::sql {
namespace {

constexpr Oid kBoolean = 16;
constexpr Oid kBigint = 20;
constexpr Oid kText = 25;

// Booleans are one byte: the first of the number in network order would be 0.
std::uint64_t to_network(const Value& value) {
  const auto bits = static_cast<std::uint64_t>(value.integer);
  return value.type == Value::Type::boolean ? htobe64(bits << 56U) : htobe64(bits);
}

}  // namespace

BinaryValue::BinaryValue(const Value& value) {
  if (value.type == Value::Type::text) {
    text_ = value.text;
    return;
  }
  number_ = to_network(value);
  text_ = {reinterpret_cast<const char*>(&number_), value.type == Value::Type::boolean ? 1U : 8U};
}

BinaryParameters::BinaryParameters(std::span<const Value> values)
    : numbers_(values.size()),
      pointers_(values.size()),
      lengths_(values.size()),
      formats_(values.size(), 1) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Value& value = values[i];
    if (value.is_null) continue;
    if (value.type == Value::Type::text) {
      // A null pointer would be NULL instead of the empty text.
      pointers_[i] = value.text.data() == nullptr ? "" : value.text.data();
      lengths_[i] = static_cast<int>(value.text.size());
    } else {
      numbers_[i] = to_network(value);
      pointers_[i] = reinterpret_cast<const char*>(&numbers_[i]);
      lengths_[i] = value.type == Value::Type::boolean ? 1 : 8;
    }
  }
}

Oid type_of(Value::Type type) {
  switch (type) {
    case Value::Type::text:
      return kText;
    case Value::Type::boolean:
      return kBoolean;
    case Value::Type::integer:
      break;
  }
  return kBigint;
}

std::vector<Oid> types_of(std::span<const Value> values) {
  std::vector<Oid> types;
  for (const Value& value : values) types.push_back(type_of(value.type));
  return types;
}

std::int64_t BinaryRow::integer(int column) const {
  const char* bytes = PQgetvalue(answer_, row_, column);
  switch (PQgetlength(answer_, row_, column)) {
    case 1:
      return bytes[0];
    case 4: {
      std::uint32_t number = 0;
      std::memcpy(&number, bytes, sizeof number);
      return static_cast<std::int32_t>(be32toh(number));
    }
    case 8: {
      std::uint64_t number = 0;
      std::memcpy(&number, bytes, sizeof number);
      return static_cast<std::int64_t>(be64toh(number));
    }
    default:
      return 0;
  }
}

std::string_view BinaryRow::text(int column) const {
  return {PQgetvalue(answer_, row_, column),
          static_cast<std::size_t>(PQgetlength(answer_, row_, column))};
}

}  // namespace harken::sql
