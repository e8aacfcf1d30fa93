// SPDX-License-Identifier: AGPL-3.0-or-later
// For threads whose work can wait: whoever answers somebody goes before them.
#pragma once

namespace harken::jobs {

// The calling thread, for good.
void give_way();

}  // namespace harken::jobs
