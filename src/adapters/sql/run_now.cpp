// SPDX-License-Identifier: AGPL-3.0-or-later
#include <future>

#include "ports/kinds_of_work.hpp"

namespace harken {
namespace {

Status wait_for(auto start) {
  std::promise<Status> outcome;
  start([&](Status status) { outcome.set_value(std::move(status)); });
  return outcome.get_future().get();
}

}  // namespace

Status run_write(Database& database, const Work& work) {
  return wait_for([&](Done done) { database.write(work, std::move(done)); });
}

Status run_read(Database& database, const Work& work) {
  return wait_for([&](Done done) { database.read(PatientWork{work}, std::move(done)); });
}

}  // namespace harken
