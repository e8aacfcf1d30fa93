// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/logging.hpp"

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <boost/json.hpp>

namespace harken::server {

namespace {

// The text of a log line as a JSON string: what came from outside cannot break out of its line
// (A75).
class JsonText : public spdlog::custom_flag_formatter {
 public:
  void format(const spdlog::details::log_msg& message, const std::tm&,
              spdlog::memory_buf_t& out) override {
    const std::string_view text(message.payload.data(), message.payload.size());
    const auto quoted = boost::json::serialize(boost::json::value(boost::json::string(text)));
    out.append(quoted.data(), quoted.data() + quoted.size());
  }
  std::unique_ptr<custom_flag_formatter> clone() const override {
    return std::make_unique<JsonText>();
  }
};

}  // namespace

void log_to_stderr() { spdlog::set_default_logger(spdlog::stderr_logger_mt("commands")); }

void set_up_logging(const Config& config) {
  const bool as_json =
      config.log_format == "json" || (config.log_format == "auto" && isatty(STDERR_FILENO) == 0);
  if (as_json) {
    spdlog::pattern_formatter::custom_flags flags;
    flags['*'] = std::make_unique<JsonText>();
    auto formatter = std::make_unique<spdlog::pattern_formatter>(
        R"({"at":"%Y-%m-%dT%H:%M:%S.%fZ","level":"%l","text":%*})", spdlog::pattern_time_type::utc,
        "\n", std::move(flags));
    auto logger = spdlog::stderr_logger_mt("harken");
    logger->set_formatter(std::move(formatter));
    spdlog::set_default_logger(std::move(logger));
  } else {
    auto logger = spdlog::stderr_color_mt("harken");
    logger->set_pattern("%H:%M:%S %^%-5l%$ %v");
    spdlog::set_default_logger(std::move(logger));
  }
  spdlog::set_level(spdlog::level::from_str(config.log_level));
  spdlog::flush_on(spdlog::level::info);
}

}  // namespace harken::server
