// SPDX-License-Identifier: AGPL-3.0-or-later
// How full the disks of this node are. A log line says when one passes 85 or 95 %, and when there
// is room again; metrics, doctor and the console ask whenever they like.
#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "core/model/volume.hpp"
#include "jobs/rounds.hpp"
#include "server/config.hpp"

namespace harken::server {

// Those of this machine: not a bucket's, nor that of PostgreSQL.
std::vector<Volume> look_at_volumes(const Config& config);
// In the text format of Prometheus.
std::string volume_metrics(const std::vector<Volume>& volumes);

class VolumeWatch {
 public:
  explicit VolumeWatch(Config config);

 private:
  Status look();

  const Config config_;
  std::vector<Fullness> last_;
  jobs::Rounds rounds_;
};

}  // namespace harken::server
