// SPDX-License-Identifier: AGPL-3.0-or-later
// GMime's objects and strings as values.
#pragma once

#include <gmime/gmime.h>

#include <memory>
#include <string>
#include <string_view>

namespace harken::email {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

// Ready for the first use, by any thread.
void init_mime();

inline std::string text_of(const char* text) { return text ? text : ""; }
// Takes over what GLib has allocated.
std::string take_text(char* text);

Owned<GMimeStream> stream_of(std::string_view bytes);
std::string bytes_of(GMimeStream* memory);
std::string decoded_content(GMimePart* part);
std::string type_of(GMimeObject* part);  // such as text/html

}  // namespace harken::email
