// SPDX-License-Identifier: AGPL-3.0-or-later
// CO6: a form over a channel that has none. Its questions go one by one, or all at once where each
// message of the desk's own is one too many (e-mail); the answers come as messages, and together
// they are the answer to the form.
#pragma once

#include "core/model/capabilities.hpp"
#include "core/model/message.hpp"
#include "ports/env.hpp"
#include "ports/store.hpp"

namespace harken::app {

// The form as it begins: its title and the first question, or all.
std::string opening_of(const SentForm& form, const Capabilities& channel,
                       std::string_view language);
// A colleague writes: a form over a channel that has none begins to be asked; other words end what
// is being asked.
Status begin_form_talk(Tx& tx, Env& env, const Message& message);
// A customer has written: perhaps the answer to an open question. Then the next one is asked, the
// same one again if it does not fit, or all answers together become a message. Where the desk may
// not ask any more today, a person goes on.
Status continue_form_talk(Tx& tx, Env& env, const Message& written);

}  // namespace harken::app
