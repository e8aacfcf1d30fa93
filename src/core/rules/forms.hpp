// SPDX-License-Identifier: AGPL-3.0-or-later
// What a form may be, and what may be an answer to it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/form.hpp"

namespace harken {

inline constexpr std::size_t kMaxFields = 20;
inline constexpr std::size_t kMaxOptions = 30;
inline constexpr std::string_view kChecked = "yes";

// Errors: invalid, naming the field, such as fields[2].options.
Status check_form(const Form& form);

// What was given for each key.
using GivenAnswers = std::map<std::string, std::vector<std::string>>;

// The answers in the order of the fields, cleaned. Errors: invalid, naming answers.KEY.
Result<std::vector<FieldAnswer>> check_answers(const std::vector<FormField>& fields,
                                               const GivenAnswers& given);

// One field alone. Errors: as above.
Result<std::vector<std::string>> check_field(const FormField& field,
                                             const std::vector<std::string>& given);

// For eyes that cannot see a table: lists, search, notifications.
std::string plain_text_of(const std::vector<FieldAnswer>& answers);

// What the answers claim about the contact; empty: nothing.
std::string claimed_by(const std::vector<FormField>& fields,
                       const std::vector<FieldAnswer>& answers, Fills what);

}  // namespace harken
