// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/multipart.hpp"

#include <gmime/gmime.h>

#include <memory>
#include <mutex>

namespace harken::edge {

namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

std::once_flag mime_is_ready;

// One header line ahead of the body makes it an ordinary MIME document.
Owned<GMimeObject> parse(std::string_view content_type, std::string_view body) {
  std::call_once(mime_is_ready, g_mime_init);
  std::string head = "Content-Type: " + std::string(content_type) + "\r\n\r\n";
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_stream_write(stream.get(), head.data(), head.size());
  g_mime_stream_write(stream.get(), body.data(), body.size());
  g_mime_stream_reset(stream.get());
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  return Owned<GMimeObject>(g_mime_parser_construct_part(parser.get(), nullptr));
}

std::string bytes_of(GMimePart* part) {
  const Owned<GMimeStream> out(g_mime_stream_mem_new());
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content) g_mime_stream_write_to_stream(g_mime_data_wrapper_get_stream(content), out.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(out.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

bool is_field(GMimeObject* part, std::string_view name) {
  const char* disposition = g_mime_object_get_disposition(part);
  if (!disposition || std::string_view(disposition) != "form-data") return false;
  const char* found = g_mime_object_get_content_disposition_parameter(part, "name");
  return found && found == name;
}

auto refuse(const char* why) { return fail_invalid("file", why); }

}  // namespace

Result<UploadedFile> parse_upload(std::string_view content_type, std::string_view body) {
  if (!content_type.starts_with("multipart/form-data") ||
      content_type.find_first_of("\r\n") != std::string_view::npos)
    return fail(Errc::unsupported, "unsupported_type", "multipart/form-data is expected");
  const auto root = parse(content_type, body);
  if (!root || !GMIME_IS_MULTIPART(root.get())) return refuse("not a multipart form");
  auto* form = GMIME_MULTIPART(root.get());
  if (g_mime_multipart_get_count(form) != 1) return refuse("exactly one part is expected");
  GMimeObject* part = g_mime_multipart_get_part(form, 0);
  if (!GMIME_IS_PART(part) || !is_field(part, "file"))
    return refuse("a part named file is expected");
  const char* name = g_mime_part_get_filename(GMIME_PART(part));
  if (!name) return refuse("the file has no name");
  return UploadedFile{name, bytes_of(GMIME_PART(part))};
}

}  // namespace harken::edge
