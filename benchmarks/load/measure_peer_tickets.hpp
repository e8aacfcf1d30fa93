// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "run.hpp"

namespace harken::load {

// Tickets made, answered and listed, one at a time and 16 at once, beside Request Tracker.
void measure_peer_tickets(Run& run);

}  // namespace harken::load
