// SPDX-License-Identifier: AGPL-3.0-or-later
// Questions that are asked together and answered once.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/id.hpp"

namespace harken {

enum class FieldKind : std::uint8_t {
  text,
  long_text,
  email,
  phone,
  number,
  date,
  choice,
  choices,
  checkbox,
};

// What an answer says about the contact besides: a claim, like everything that customers say of
// themselves.
enum class Fills : std::uint8_t { nothing, contact_name, contact_email };

struct FormField {
  std::string key;  // names the answer; unique in its form
  std::string label;
  FieldKind kind = FieldKind::text;
  bool required = false;
  std::vector<std::string> options;  // with choice and choices
  Fills fills = Fills::nothing;
  bool operator==(const FormField&) const = default;
};

struct Form {
  FormId id;
  WorkspaceId workspace_id;
  std::string name;   // for colleagues
  std::string title;  // for customers
  std::vector<FormField> fields;
  std::int64_t version = 1;
};

// A form as a message carries it: later changes of the form leave it as it was.
struct SentForm {
  FormId form_id;
  std::string title;
  std::vector<FormField> fields;
  bool operator==(const SentForm&) const = default;
};

struct FieldAnswer {
  std::string key;
  std::string label;
  FieldKind kind = FieldKind::text;
  // None: not answered; several with choices; "yes" with checkbox.
  std::vector<std::string> values;
  bool operator==(const FieldAnswer&) const = default;
};

struct FormAnswer {
  MessageId message_id;  // which carries the form
  std::string title;
  std::vector<FieldAnswer> fields;
  bool operator==(const FormAnswer&) const = default;
};

}  // namespace harken
