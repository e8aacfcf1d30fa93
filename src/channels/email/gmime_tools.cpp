// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/gmime_tools.hpp"

#include <mutex>

#include "core/rules/text.hpp"

namespace harken::email {

void init_mime() {
  static std::once_flag once;
  std::call_once(once, g_mime_init);
}

std::string take_text(char* text) {
  const std::unique_ptr<char, decltype(&g_free)> owned(text, g_free);
  return text_of(text);
}

Owned<GMimeStream> stream_of(std::string_view bytes) {
  auto* array = g_byte_array_new_take(
      reinterpret_cast<guint8*>(g_memdup2(bytes.data(), bytes.size())), bytes.size());
  auto* stream = g_mime_stream_mem_new_with_byte_array(array);
  g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), TRUE);
  return Owned<GMimeStream>(stream);
}

std::string bytes_of(GMimeStream* memory) {
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory));
  if (!bytes || !bytes->data) return {};
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

std::string decoded_content(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (!content) return {};
  const Owned<GMimeStream> out(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, out.get());
  return bytes_of(out.get());
}

std::string type_of(GMimeObject* part) {
  GMimeContentType* type = g_mime_object_get_content_type(part);
  return type ? to_lower_ascii(take_text(g_mime_content_type_get_mime_type(type))) : "text/plain";
}

}  // namespace harken::email
