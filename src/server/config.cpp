// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/config.hpp"

#include <toml++/toml.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "adapters/blob_s3/s3_location.hpp"
#include "core/rules/egress.hpp"

namespace harken::server {

namespace {

struct Setting {
  const char* name;  // the flag without its dashes, the TOML key, and HARKEN_NAME
  std::string Config::* value;
  const char* help;
};

constexpr Setting kSettings[] = {
    {"data", &Config::data, "where the database and the files live"},
    {"listen", &Config::listen, "ADDRESS:PORT"},
    {"public-url", &Config::public_url, "how people reach the desk, such as https://desk.example"},
    {"database", &Config::database, "sqlite:PATH or postgres://…"},
    {"database-replica", &Config::database_replica,
     "postgres://… of a copy that follows the database, for lists and searches"},
    {"backup-before-migration", &Config::backup_before_migration,
     "on, or off: no copy of the embedded database is kept from before an upgrade changes its "
     "tables"},
    {"nats", &Config::nats,
     "nats://HOST:PORT, by which several nodes on one PostgreSQL hear of each other at once"},
    {"blobs", &Config::blobs,
     "file:DIR or s3://BUCKET/PREFIX?endpoint=https://…&region=…&path-style=true"},
    {"trusted-proxies", &Config::trusted_proxies,
     "addresses and ranges (10.0.0.0/8) whose X-Forwarded-For is believed"},
    {"threads", &Config::threads, "network threads; 0: one for each core"},
    {"log-format", &Config::log_format, "auto, text or json"},
    {"log-level", &Config::log_level, "debug, info, warn or error"},
    {"rate-limits", &Config::rate_limits, "on, or off for load tests"},
    {"sockets-per-address", &Config::sockets_per_address, "open sockets of one address; 0: any"},
    {"event-retention-days", &Config::event_retention_days,
     "how long a client may be away and still catch up event by event"},
    {"presence-grace-seconds", &Config::presence_grace_seconds,
     "how long somebody whose connection ended still counts as there"},
    {"egress-allow", &Config::egress_allow,
     "addresses and ranges of your own network that channels may connect to, or any"},
    {"mail-ca-file", &Config::mail_ca_file,
     "certificates (PEM) by which mail servers are trusted, besides the system's own"},
    {"secret-key-file", &Config::secret_key_file,
     "the key by which passwords and tokens of channels are sealed; empty: DATA/secret.key"},
};

std::string flag_of(const char* name) { return std::string("--") + name; }

std::string variable_of(const char* name) {
  std::string result = "HARKEN_";
  for (const char c : std::string_view(name))
    result.push_back(c == '-' ? '_'
                              : static_cast<char>(std::toupper(static_cast<unsigned char>(c))));
  return result;
}

// An empty variable is one that is not set: environment files often list them all.
const char* find_variable(const char* name) {
  const char* value = std::getenv(name);
  return value && *value ? value : nullptr;
}

bool is_given(const CLI::App& command, const char* name) {
  const auto* option = command.get_option_no_throw(flag_of(name));
  return option != nullptr && option->count() > 0;
}

std::string text_of(const toml::node& node) {
  if (const auto text = node.value<std::string>()) return *text;
  if (node.is_boolean()) return *node.value<bool>() ? "on" : "off";
  if (const auto number = node.value<std::int64_t>()) return std::to_string(*number);
  return {};
}

Status apply_file(const CLI::App& command, Config& config) {
  toml::table table;
  try {
    table = toml::parse_file(config.config_file);
  } catch (const toml::parse_error& error) {
    const auto line = error.source().begin.line;  // none when the file cannot be opened
    const auto where =
        line > 0 ? config.config_file + ":" + std::to_string(line) : config.config_file;
    return fail_invalid("config", where + ": " + std::string(error.description()));
  }
  for (const auto& [key, node] : table) {
    // As a flag has it, or with the underscores that are usual in TOML.
    std::string name(key.str());
    std::ranges::replace(name, '_', '-');
    const auto known = std::ranges::find_if(
        kSettings, [&](const Setting& setting) { return name == setting.name; });
    if (known == std::end(kSettings))
      return fail_invalid(std::string(key.str()),
                          config.config_file + ": unknown key " + std::string(key.str()));
    const bool is_set =
        is_given(command, known->name) || find_variable(variable_of(known->name).c_str());
    if (!is_set) config.*known->value = text_of(node);
  }
  return {};
}

bool is_number(const std::string& text, long max) {
  long value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && value >= 0 && value <= max;
}

Status check_word(const char* name, const std::string& value,
                  std::initializer_list<std::string_view> words) {
  if (std::ranges::find(words, value) != words.end()) return {};
  std::string choice;
  for (const auto word : words) {
    if (!choice.empty()) choice += word == *(words.end() - 1) ? " or " : ", ";
    choice += word;
  }
  return fail_invalid(name, "--" + std::string(name) + " is " + choice + ", not " + value);
}

Status check_blobs(const std::string& blobs) {
  if (blobs.empty() || blobs.starts_with("file:")) return {};
  if (!blobs.starts_with("s3://"))
    return fail_invalid("blobs", "--blobs is file:DIR or s3://BUCKET/PREFIX");
  if (const auto location = S3Location::parse(blobs); !location)
    return std::unexpected(location.error());
  return {};
}

Status check(const Config& config) {
  const auto colon = config.listen.rfind(':');
  if (colon == std::string::npos || colon == 0 ||
      !is_number(config.listen.substr(colon + 1), 65535))
    return fail_invalid("listen", "--listen is ADDRESS:PORT, not " + config.listen);
  const auto& database = config.database;
  if (!database.empty() && !database.starts_with("sqlite:") && !database.starts_with("postgres"))
    return fail_invalid("database", "--database is sqlite:PATH or postgres://…");
  const bool is_shared = config.database.starts_with("postgres");
  if (!config.database_replica.empty() &&
      !(is_shared && config.database_replica.starts_with("postgres")))
    return fail_invalid("database-replica",
                        "--database-replica is postgres://…, beside a --database that is");
  if (!config.nats.empty() && !is_shared)
    return fail_invalid("nats", "--nats is for several nodes, which need --database postgres://…");
  RETURN_IF_ERROR(check_blobs(config.blobs));
  if (config.trusted_proxies == "any" || !EgressRules::parse(config.trusted_proxies))
    return fail_invalid("trusted-proxies",
                        "--trusted-proxies are addresses and ranges, such as 10.0.0.0/8");
  if (!config.public_url.empty() && !config.public_url.starts_with("http"))
    return fail_invalid("public-url", "--public-url starts with https:// or http://");
  for (const auto& [name, value] : {std::pair{"threads", config.threads},
                                    {"sockets-per-address", config.sockets_per_address},
                                    {"event-retention-days", config.event_retention_days},
                                    {"presence-grace-seconds", config.presence_grace_seconds}})
    if (!is_number(value, 1'000'000))
      return fail_invalid(name, "--" + std::string(name) + " is a number, not " + value);
  RETURN_IF_ERROR(
      check_word("backup-before-migration", config.backup_before_migration, {"on", "off"}));
  RETURN_IF_ERROR(check_word("log-format", config.log_format, {"auto", "text", "json"}));
  RETURN_IF_ERROR(check_word("log-level", config.log_level, {"debug", "info", "warn", "error"}));
  if (const auto rules = EgressRules::parse(config.egress_allow); !rules)
    return fail_invalid("egress-allow", "--egress-allow: " + rules.error().detail);
  if (!config.mail_ca_file.empty() && !std::ifstream(config.mail_ca_file))
    return fail_invalid("mail-ca-file", "--mail-ca-file cannot be read: " + config.mail_ca_file);
  return check_word("rate-limits", config.rate_limits, {"on", "off"});
}

}  // namespace

std::string Config::database_url() const {
  return database.empty() ? "sqlite:" + data + "/harken.db" : database;
}

std::string Config::blob_directory() const {
  return blobs.empty() ? data + "/blobs" : blobs.substr(std::string_view("file:").size());
}

std::string Config::address() const {
  auto host = listen.substr(0, listen.rfind(':'));
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  return host;
}

std::uint16_t Config::port() const {
  return static_cast<std::uint16_t>(std::stoi(listen.substr(listen.rfind(':') + 1)));
}

std::size_t Config::thread_count() const {
  const auto wanted = std::stoul(threads);
  return wanted > 0 ? wanted : std::max(1u, std::thread::hardware_concurrency());
}

void add_options(CLI::App& command, Config& config) {
  // Below what a command has of its own.
  constexpr const char* kGroup = "Options of the desk";
  command.add_option("--config", config.config_file, "a TOML file with any of these options")
      ->group(kGroup);
  for (const auto& setting : kSettings)
    command.add_option(flag_of(setting.name), config.*setting.value, setting.help)
        ->capture_default_str()
        ->group(kGroup);
  command.footer(
      "Each option also comes from HARKEN_NAME, such as HARKEN_PUBLIC_URL, or from the file as "
      "name = value; "
      "a flag comes first, then the variable, then the file.");
}

Status resolve(const CLI::App& command, Config& config) {
  if (const char* file = find_variable("HARKEN_CONFIG"); file && config.config_file.empty())
    config.config_file = file;
  for (const auto& setting : kSettings) {
    const char* value = find_variable(variable_of(setting.name).c_str());
    if (value && !is_given(command, setting.name)) config.*setting.value = value;
  }
  if (!config.config_file.empty()) RETURN_IF_ERROR(apply_file(command, config));
  return check(config);
}

}  // namespace harken::server
