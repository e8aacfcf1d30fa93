// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "channels/email/compose.hpp"
#include "channels/email/gmime_tools.hpp"

namespace harken::email {

// mixed(alternative(text, related(HTML, its pictures)), files), as far as there is any of it.
Owned<GMimeObject> compose_body(const OutgoingMail& mail);

}  // namespace harken::email
