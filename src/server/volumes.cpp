// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/volumes.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <sys/statvfs.h>

#include <filesystem>

namespace harken::server {

namespace {

constexpr std::chrono::seconds kBetweenLooks{5};

// As df counts: what is kept back for root is neither used nor free.
void look_at(std::string holds, const std::filesystem::path& folder, std::vector<Volume>& found) {
  struct statvfs disk{};
  const std::string path = folder.empty() ? "." : folder.string();
  if (statvfs(path.c_str(), &disk) != 0) return;
  const auto used = static_cast<double>(disk.f_blocks - disk.f_bfree);
  const auto free = static_cast<double>(disk.f_bavail);
  if (used + free <= 0) return;
  found.push_back({std::move(holds), path, used / (used + free), disk.f_bavail * disk.f_frsize});
}

void tell(const Volume& volume) {
  const auto text =
      fmt::format("the disk of the {} ({}) is {:.0f} % full, {} MB are free", volume.holds,
                  volume.folder, 100 * volume.used, volume.free_bytes / 1'000'000);
  switch (fullness_of(volume)) {
    case Fullness::ok:
      return spdlog::info("{}: that is enough again", text);
    case Fullness::high:
      return spdlog::warn("{}: make room", text);
    case Fullness::critical:
      return spdlog::error("{}: make room now, or nothing new is stored", text);
  }
}

}  // namespace

std::vector<Volume> look_at_volumes(const Config& config) {
  constexpr std::string_view kSqlite = "sqlite:";
  std::vector<Volume> found;
  if (const auto url = config.database_url(); url.starts_with(kSqlite))
    look_at("database", std::filesystem::path(url.substr(kSqlite.size())).parent_path(), found);
  // The folder itself is made with the first file.
  if (!config.blobs.starts_with("s3:")) {
    const std::filesystem::path folder = config.blob_directory();
    std::error_code ignored;
    look_at("files", std::filesystem::exists(folder, ignored) ? folder : folder.parent_path(),
            found);
  }
  return found;
}

std::string volume_metrics(const std::vector<Volume>& volumes) {
  if (volumes.empty()) return {};
  std::string text =
      "# HELP harken_volume_used_ratio Of a disk of this node, 0 to 1\n"
      "# TYPE harken_volume_used_ratio gauge\n";
  for (const auto& volume : volumes)
    text += fmt::format("harken_volume_used_ratio{{volume=\"{}\"}} {:.4f}\n", volume.holds,
                        volume.used);
  text +=
      "# HELP harken_volume_free_bytes Left on a disk of this node\n"
      "# TYPE harken_volume_free_bytes gauge\n";
  for (const auto& volume : volumes)
    text += fmt::format("harken_volume_free_bytes{{volume=\"{}\"}} {}\n", volume.holds,
                        volume.free_bytes);
  return text;
}

VolumeWatch::VolumeWatch(Config config)
    : config_(std::move(config)),
      rounds_("looking at the disks", kBetweenLooks, [this] { return look(); }) {}

Status VolumeWatch::look() {
  const auto volumes = look_at_volumes(config_);
  last_.resize(volumes.size(), Fullness::ok);
  for (std::size_t i = 0; i < volumes.size(); ++i) {
    const auto now = fullness_of(volumes[i]);
    if (std::exchange(last_[i], now) != now) tell(volumes[i]);
  }
  return {};
}

}  // namespace harken::server
