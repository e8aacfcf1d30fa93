// SPDX-License-Identifier: AGPL-3.0-or-later
// A form where the channel has none: its questions one by one, answered in plain words.
#pragma once

#include <optional>
#include <string>

#include "core/model/form.hpp"
#include "core/rules/forms.hpp"

namespace harken {

// What has been answered so far, in the order of the fields.
struct FormTalk {
  std::vector<FieldAnswer> answers;
};

// The question that is open now; nothing: every one is answered.
const FormField* next_field(const std::vector<FormField>& fields, const FormTalk& talk);

// The question in words: its label, the options with their numbers, and how to skip it.
struct SpokenQuestion {
  std::string text;
  bool may_be_skipped = false;
};
SpokenQuestion spoken_question(const FormField& field);

// The question as it is asked, with how to skip it; `again`: the answer before did not fit.
// Language: BCP 47; English for one that the desk does not speak.
std::string ask(const FormField& field, std::string_view language, bool again);

// All questions that are open in one message, each with its number; where it is only one, that
// alone.
std::string ask_all(const std::vector<FormField>& fields, const FormTalk& talk,
                    std::string_view language, bool again);

// Takes what the customer wrote as the answer to the open question. Options may be named or
// numbered
// ("2", "1, 3"); "-" skips what is not required. Errors: invalid, with the question still open.
Status take_spoken_answer(const std::vector<FormField>& fields, FormTalk& talk,
                          std::string_view text);

// The same of all that are open, each on a line of its own in their order, numbered or not. Errors:
// invalid, with all of them still open.
Status take_spoken_answers(const std::vector<FormField>& fields, FormTalk& talk,
                           std::string_view text);

}  // namespace harken
