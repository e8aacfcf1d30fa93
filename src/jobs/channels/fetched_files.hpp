// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <vector>

#include "core/model/message.hpp"
#include "jobs/channels/services.hpp"

namespace harken::jobs {

// Fetches what the message carries and puts it into the blob store. A file that is too large, gone,
// or not to be had at the last try is named in the text instead: the message counts for more than
// its file. Errors: unavailable (try again).
Result<std::vector<File>> fetch_files(const ChannelServices& services, ChannelDriver& driver,
                                      const Connection& connection, Inbound& inbound,
                                      bool is_last_try);

}  // namespace harken::jobs
