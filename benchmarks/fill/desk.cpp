// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk.hpp"

#include <stdexcept>

namespace harken::fill {

void require(const Status& status) {
  if (!status) throw std::runtime_error(status.error().detail);
}

Status load(Tx& tx, Desk& desk) {
  ASSIGN_OR_RETURN(const auto workspaces, tx.workspaces().list());
  desk.workspace = workspaces.at(0);
  const auto workspace = desk.workspace.id;
  ASSIGN_OR_RETURN(const auto channels, tx.channels().list(workspace));
  desk.channel = channels.at(0);
  ASSIGN_OR_RETURN(desk.departments, tx.departments().list(workspace));
  ASSIGN_OR_RETURN(desk.users, tx.users().list(workspace));
  ASSIGN_OR_RETURN(desk.labels, tx.labels().list(workspace));
  return {};
}

}  // namespace harken::fill
