// SPDX-License-Identifier: AGPL-3.0-or-later
#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "http.hpp"
#include "process.hpp"
#include "references.hpp"

namespace harken::load {
namespace {

void write_config(const std::string& folder, std::uint16_t port) {
  std::ofstream file(folder + "/nginx.conf");
  file << fmt::format(
      "daemon off;\nworker_processes auto;\npid {0}/nginx.pid;\nerror_log {0}/error.log;\n"
      "events {{ worker_connections 1024; }}\n"
      "http {{\n  access_log off;\n  keepalive_requests 100000000;\n"
      "  client_body_temp_path {0}/body;\n  proxy_temp_path {0}/proxy;\n"
      "  fastcgi_temp_path {0}/fastcgi;\n  uwsgi_temp_path {0}/uwsgi;\n  scgi_temp_path {0}/scgi;\n"
      "  server {{\n    listen 127.0.0.1:{1};\n    default_type application/json;\n"
      "    location / {{ return 200 '{2}'; }}\n  }}\n}}\n",
      folder, port, std::string(300, 'x'));
}

}  // namespace

double measure_nginx(const std::string& folder, int connections, double seconds) {
  std::filesystem::create_directories(folder);
  const auto port = free_port();
  write_config(folder, port);
  Process nginx({"/usr/sbin/nginx", "-p", folder, "-c", folder + "/nginx.conf"},
                folder + "/nginx.log");
  nginx.wait_ready(port, "/");
  const auto request = http_request("GET", "/", {}, {});
  return measure_http(port, connections, [&](int) { return request; }, seconds);
}

}  // namespace harken::load
