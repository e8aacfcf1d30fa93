// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/channels/fetched_files.hpp"

#include <fmt/format.h>

#include "app/admin/authenticate.hpp"
#include "app/intake/files.hpp"

namespace harken::jobs {

namespace {

// More than a visitor may upload: what came over another channel nobody can send again in smaller
// pieces.
constexpr std::int64_t kLargestReceived = 50 * 1024 * 1024;

Result<File> store(const ChannelServices& services, const InboundFile& from, std::string bytes) {
  File file;
  file.name = app::clean_file_name(from.name);
  file.type = app::received_type(bytes, file.name);
  file.size = static_cast<std::int64_t>(bytes.size());
  file.hash = app::hash_token(bytes);
  RETURN_IF_ERROR(services.blobs.put(file.hash, bytes));
  return file;
}

// 📎 needs no translation.
void name_in_text(Inbound& inbound, const InboundFile& file) {
  const auto name = app::clean_file_name(file.name);
  const auto size = file.size > 0 ? fmt::format(" ({:.1f} MB)", double(file.size) / 1e6) : "";
  const auto line = fmt::format("📎 {}{} ✗", name, size);
  const auto add_to = [&](std::string& text) { text += (text.empty() ? "" : "\n") + line; };
  add_to(inbound.text);
  if (file.part < inbound.parts.size()) add_to(inbound.parts[file.part].text);
}

}  // namespace

Result<std::vector<File>> fetch_files(const ChannelServices& services, ChannelDriver& driver,
                                      const Connection& connection, Inbound& inbound,
                                      bool is_last_try) {
  std::vector<File> files;
  std::vector<InboundFile> fetched;
  for (const auto& file : inbound.files) {
    auto bytes = file.content.empty() ? driver.fetch_file(connection, file, kLargestReceived)
                                      : Result<std::string>(file.content);
    if (!bytes && bytes.error().kind == Errc::unavailable && !is_last_try)
      return std::unexpected(bytes.error());
    if (!bytes || bytes->empty()) {
      name_in_text(inbound, file);
      continue;
    }
    ASSIGN_OR_RETURN(auto stored, store(services, file, *std::move(bytes)));
    files.push_back(std::move(stored));
    fetched.push_back(file);
  }
  inbound.files = std::move(fetched);
  return files;
}

}  // namespace harken::jobs
