// SPDX-License-Identifier: AGPL-3.0-or-later
#include <fmt/format.h>
#include <libpq-fe.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <stdexcept>

#include "peer_process.hpp"
#include "peers.hpp"

namespace harken::load {
namespace {

constexpr const char* kUser = "www-data";
constexpr const char* kServer = "/usr/share/request-tracker5/libexec/rt-server";
// As many as ask at once, and two for whoever comes beside them.
constexpr int kWorkers = 18;

// Of a postgres:// address.
std::map<std::string, std::string> parts_of(const std::string& url) {
  const std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)> options(
      PQconninfoParse(url.c_str(), nullptr), PQconninfoFree);
  if (!options) throw std::runtime_error("no address of PostgreSQL: " + url);
  std::map<std::string, std::string> parts;
  for (const auto* each = options.get(); each->keyword; ++each)
    if (each->val) parts[each->keyword] = each->val;
  return parts;
}

// Empty, and beside the one that this address names.
void create_database(const std::string& url) {
  const std::unique_ptr<PGconn, void (*)(PGconn*)> connection(PQconnectdb(url.c_str()), PQfinish);
  for (const auto* sql : {"DROP DATABASE IF EXISTS rt5", "CREATE DATABASE rt5"}) {
    const std::unique_ptr<PGresult, void (*)(PGresult*)> result(PQexec(connection.get(), sql),
                                                                PQclear);
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
      throw std::runtime_error(PQerrorMessage(connection.get()));
  }
}

std::string configuration(const std::string& postgres, const PrivateFolder& folder,
                          std::uint16_t port) {
  auto parts = parts_of(postgres);
  std::string text;
  const auto set = [&](std::string_view name, std::string_view value) {
    text += fmt::format("Set(${}, '{}');\n", name, value);
  };
  set("rtname", "bench");
  set("Organization", "bench");
  set("WebDomain", "127.0.0.1");
  set("WebPort", std::to_string(port));
  set("WebPath", "");
  set("DatabaseType", "Pg");
  set("DatabaseHost", parts["host"]);
  set("DatabasePort", parts["port"]);
  set("DatabaseUser", parts["user"]);
  set("DatabasePassword", parts["password"]);
  set("DatabaseName", "rt5");
  set("DatabaseAdmin", parts["user"]);
  set("LogToSyslog", "");
  set("LogToSTDERR", "error");
  set("MasonDataDir", folder.path() + "/mason");
  set("MasonSessionDir", folder.path() + "/sessions");
  return text + "1;\n";
}

// A token of its administrator, which costs a request less than a password.
constexpr std::string_view kMakeToken = R"(use RT -init;
my $root = RT::User->new(RT->SystemUser);
$root->Load('root');
my @made = RT::AuthToken->new(RT->SystemUser)->Create(Owner => $root->Id, Description => 'bench');
print "$made[2]\n";
)";

class Installation {
 public:
  explicit Installation(const PrivateFolder& folder)
      : folder_(folder.path()),
        environment_({"HOME=" + folder_, "RT_SITE_CONFIG=" + folder_ + "/RT_SiteConfig.pm",
                      "RT_SITE_CONFIG_DIR=" + folder_ + "/none"}) {}

  // What it says on its standard output goes to the log.
  void run(const std::vector<std::string>& command, const std::string& log) const {
    Process process(as_user(kUser, environment_, command), folder_ + "/" + log);
    process.wait_end(120);
  }
  std::unique_ptr<Process> start(const std::vector<std::string>& command) const {
    return std::make_unique<Process>(as_user(kUser, environment_, command), folder_ + "/log");
  }

 private:
  std::string folder_;
  std::vector<std::string> environment_;
};

std::string last_line(const std::string& path) {
  std::ifstream file(path);
  std::string last;
  for (std::string line; std::getline(file, line);)
    if (!line.empty()) last = line;
  return last;
}

}  // namespace

// By the first of the servers that its package asks for (Starlet, of rt5-standalone), on the
// database that Debian's notes recommend beside MySQL.
RequestTracker start_request_tracker(const std::string& postgres) {
  if (postgres.empty()) throw std::runtime_error("needs --postgres");
  require_program(kServer, "request-tracker5 rt5-standalone rt5-db-postgresql");
  RequestTracker made{{std::make_unique<PrivateFolder>(kUser), free_port(), nullptr}, {}};
  auto& peer = made.peer;
  create_database(postgres);
  peer.folder->write("RT_SiteConfig.pm", configuration(postgres, *peer.folder, peer.port));
  peer.folder->write("token.pl", std::string(kMakeToken));
  const auto& folder = peer.folder->path();
  const Installation installation(*peer.folder);
  installation.run({"rt-setup-database-5", "--action", "init", "--skip-create", "--dba",
                    parts_of(postgres)["user"], "--prompt-for-dba-password=0"},
                   "setup.log");
  installation.run({"perl", "-I/usr/share/request-tracker5/lib", folder + "/token.pl"},
                   "token.log");
  made.token = last_line(folder + "/token.log");
  peer.process = installation.start(
      {kServer, "--host", "127.0.0.1", "--port", std::to_string(peer.port), "--max-workers",
       std::to_string(kWorkers), "--max-keepalive-reqs", "1000000", "--keepalive-timeout", "60"});
  peer.process->wait_listening(peer.port);
  return made;
}

}  // namespace harken::load
