// SPDX-License-Identifier: AGPL-3.0-or-later
// The command line besides serve.
#pragma once

#include "server/config.hpp"

namespace CLI {
class App;
}

namespace harken::server {

// Each adds its command; what runs reports by the exit code in `code`.
void add_setup_command(CLI::App& app, Config& config, int& code);
void add_user_commands(CLI::App& app, Config& config, int& code);
void add_token_commands(CLI::App& app, Config& config, int& code);
void add_migrate_command(CLI::App& app, Config& config, int& code);
void add_forget_secrets_command(CLI::App& app, Config& config, int& code);
void add_backup_command(CLI::App& app, Config& config, int& code);
void add_restore_command(CLI::App& app, Config& config, int& code);
void add_doctor_command(CLI::App& app, Config& config, int& code);
void add_serve_command(CLI::App& app, Config& config, int& code);
// Ends the process itself.
void add_sandbox_command(CLI::App& app);

// The app's own commands: one is needed, and a word that is none of them is named.
void expect_subcommand(CLI::App& app);

// Prints the error for a person and returns the exit code.
int report(const Error& error);

}  // namespace harken::server
