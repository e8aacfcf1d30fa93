// SPDX-License-Identifier: AGPL-3.0-or-later
// What an answer other than success means, in words for the one who runs the desk.
#pragma once

#include <string>

#include "adapters/blob_s3/s3_client.hpp"

namespace harken {

// The code of the error document, such as NoSuchKey; empty: there is none.
std::string s3_code(const S3Answer& answer);
// Another attempt may succeed by itself.
bool is_passing(const S3Answer& answer);
std::string explain(const S3Answer& answer);

}  // namespace harken
