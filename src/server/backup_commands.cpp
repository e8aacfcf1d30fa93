// SPDX-License-Identifier: AGPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "server/backup.hpp"
#include "server/commands.hpp"
#include "server/restore.hpp"
#include "server/system_env.hpp"

namespace harken::server {

namespace {

// A few tables by which people recognise their desk.
std::string contents(const Manifest& manifest) {
  std::string text;
  for (const auto* table : {"conversation", "message", "contact", "ticket", "event"})
    if (const auto found = manifest.database.rows.find(table);
        found != manifest.database.rows.end())
      text += fmt::format("{} {}, ", table, found->second);
  return text + fmt::format("files {}", manifest.blobs.size());
}

std::string what(const Manifest& manifest) {
  return fmt::format("{} of {} (harken {}): {}",
                     manifest.database.kind == "sqlite" ? "SQLite" : "PostgreSQL",
                     to_rfc3339(manifest.made_at), manifest.harken, contents(manifest));
}

Status run_backup(const CLI::App& command, Config& config, const BackupJob& job) {
  RETURN_IF_ERROR(resolve(command, config));
  ASSIGN_OR_RETURN(const auto outcome, back_up(config, job));
  fmt::print("{}\n  {}\n", job.to.string(), what(outcome.manifest));
  if (outcome.manifest.database.sealed_secrets > 0 && !job.with_key)
    fmt::print("  without secret.key: keep it in another place\n");
  if (outcome.lost.empty()) return {};
  return fail(
      Errc::conflict, "files_lost",
      fmt::format(
          "the backup is made, but {} files that the desk names are missing in its store or "
          "damaged, the first of them {}; harken doctor --all lists what is wrong",
          outcome.lost.size(), outcome.lost.front()));
}

struct RestoreOptions {
  std::string from;
  bool is_check = false;
  int max_age_hours = 0;
  std::string scratch = std::filesystem::temp_directory_path().string();
};

Status check_age(const Manifest& manifest, int hours) {
  SystemClock clock;
  const std::int64_t age = (clock.now().micros - manifest.made_at.micros) / 1'000'000;
  if (hours == 0 || age <= hours * 3'600L) return {};
  return fail(Errc::conflict, "too_old",
              fmt::format("the backup is whole, but it is of {}, more than {} hours ago",
                          to_rfc3339(manifest.made_at), hours));
}

Status run_restore(const CLI::App& command, Config& config, const RestoreOptions& options) {
  RETURN_IF_ERROR(resolve(command, config));
  if (options.is_check) {
    ASSIGN_OR_RETURN(const auto outcome, try_restore(config, options.from, options.scratch));
    RETURN_IF_ERROR(check_age(outcome.manifest, options.max_age_hours));
    fmt::print("{} can be restored\n  {}\n", options.from, what(outcome.manifest));
    return {};
  }
  ASSIGN_OR_RETURN(const auto outcome, restore(config, options.from));
  fmt::print("restored {}\n", what(outcome.manifest));
  if (outcome.lacks_key)
    fmt::print(stderr,
               "harken: secrets of channels lie sealed: put secret.key back into {} before the "
               "desk starts "
               "(docs/how-to/keep-the-secret-key.md)\n",
               config.data);
  return {};
}

}  // namespace

void add_backup_command(CLI::App& app, Config& config, int& code) {
  auto* command =
      app.add_subcommand("backup", "Copy everything into a new folder, while the desk runs");
  auto to = std::make_shared<std::string>();
  auto with_key = std::make_shared<bool>(false);
  add_options(*command, config);
  command->add_option("--to", *to, "the folder, which the backup makes")->required();
  command->add_flag("--with-key", *with_key)
      ->description("secret.key too: who finds such a backup can read the passwords of channels");
  command->callback([command, &config, &code, to, with_key] {
    const auto status = run_backup(*command, config, {*to, *with_key});
    code = status ? 0 : report(status.error());
  });
}

void add_restore_command(CLI::App& app, Config& config, int& code) {
  auto* command =
      app.add_subcommand("restore", "Make a desk of a backup, where there is none; or try it out");
  auto options = std::make_shared<RestoreOptions>();
  add_options(*command, config);
  command->add_option("--from", options->from, "the folder of the backup")->required();
  command->add_flag("--check", options->is_check)
      ->description("restore into a scratch folder, compare, and remove it: for every night");
  command
      ->add_option("--max-age-hours", options->max_age_hours,
                   "with --check: fail when the backup is older; 0: any")
      ->check(CLI::Range(0, 1'000'000))
      ->capture_default_str();
  command
      ->add_option("--scratch", options->scratch, "with --check: where there is room for all of it")
      ->capture_default_str();
  command->callback([command, &config, &code, options] {
    const auto status = run_restore(*command, config, *options);
    code = status ? 0 : report(status.error());
  });
}

}  // namespace harken::server
