// SPDX-License-Identifier: AGPL-3.0-or-later
// Mails as a support desk gets them: about 50 kB on average, most with a formatted part and the
// history below the answer, half of them with photos or documents.
#pragma once

#include <string>
#include <vector>

namespace harken::mails {

// "bench-00000000" in them stands for what is different in every mail.
std::vector<std::string> make_corpus();

}  // namespace harken::mails
