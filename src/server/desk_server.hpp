// SPDX-License-Identifier: AGPL-3.0-or-later
// Everything that runs while the desk serves, wired together.
#pragma once

#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <memory>
#include <string>

#include "adapters/sql/secret_box.hpp"
#include "edge/api/routes.hpp"
#include "edge/help/help_centre.hpp"
#include "edge/http/server.hpp"
#include "edge/metrics.hpp"
#include "edge/ws/hub.hpp"
#include "jobs/absence_watch.hpp"
#include "jobs/alike_watch.hpp"
#include "jobs/channels/channel_jobs.hpp"
#include "jobs/due.hpp"
#include "jobs/housekeeping.hpp"
#include "jobs/lease.hpp"
#include "jobs/search_indexer.hpp"
#include "jobs/ticket_answers.hpp"
#include "ports/blob_store.hpp"
#include "ports/http_client.hpp"
#include "server/config.hpp"
#include "server/desk.hpp"
#include "server/neighbours.hpp"
#include "server/volumes.hpp"

namespace harken::server {

// What the desk reaches besides its database.
struct Outside {
  std::unique_ptr<BlobStore> blobs;
  std::unique_ptr<Bus> bus;
};

class DeskServer {
 public:
  DeskServer(const Config& config, bool is_demo, Desk& desk, Outside outside,
             const sql::SecretKey& key);

  ~DeskServer();
  DeskServer(const DeskServer&) = delete;
  DeskServer& operator=(const DeskServer&) = delete;

  // Errors: unavailable, when the address cannot be listened on.
  Status start();
  // Requests in flight finish; sockets are told to come back.
  void stop();
  std::uint16_t port() const { return http_->port(); }

 private:
  // What follows from every commit, of this process or another one.
  void notice(std::span<const Event> events);
  void hear(const ws::News& news);
  void tell_others(const ws::News& news);
  void restart(WorkspaceId workspace, ChannelId id);
  // A channel that was deleted, or brought back.
  void restart_if_named(const Event& event);
  edge::Api make_api(const Config& config, const sql::SecretKey& key);
  std::function<Result<std::string>(Tx&)> make_cluster_metrics(const Config& config);
  std::unique_ptr<edge::HttpServer> make_http(const Config& config, bool is_demo);

  Desk& desk_;
  const Config config_;
  edge::Metrics metrics_;
  ws::OnlineUsers online_;
  Env env_;
  std::unique_ptr<BlobStore> blobs_;
  edge::Limiters limiters_;
  boost::asio::thread_pool worker_;
  boost::asio::thread_pool channel_worker_{2};
  boost::asio::strand<boost::asio::thread_pool::executor_type> restarts_{
      channel_worker_.get_executor()};
  std::unique_ptr<HttpClient> egress_;
  ChannelDrivers drivers_;
  jobs::LeaseKeeper leases_;
  std::unique_ptr<Neighbours> neighbours_;  // null: the database is this process's alone
  jobs::ChannelJobs channels_;
  edge::IoThreads threads_;
  ws::Hub hub_;
  jobs::AlikeWatch alike_;
  edge::Api api_;
  edge::HelpCentre help_;
  std::unique_ptr<edge::HttpServer> http_;
  jobs::HousekeepingOptions house_;
  std::unique_ptr<jobs::Housekeeping> housekeeping_;
  std::unique_ptr<jobs::AbsenceWatch> absences_;
  std::unique_ptr<jobs::DueJob> due_;
  std::unique_ptr<jobs::TicketAnswersJob> ticket_answers_;
  std::unique_ptr<jobs::SearchIndexer> indexer_;
  std::unique_ptr<VolumeWatch> volumes_;
};

}  // namespace harken::server
