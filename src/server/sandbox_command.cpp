// SPDX-License-Identifier: AGPL-3.0-or-later
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <memory>

#include "channels/email/confine.hpp"
#include "channels/email/read_mail.hpp"
#include "channels/email/sandbox_worker.hpp"
#include "server/commands.hpp"

namespace harken::server {

namespace {

// Between them they have the parts, encodings and markup of most mails.
constexpr const char* kUsualMails[] = {
    "From: a@b.test\nContent-Type: text/html; charset=koi8-r\n\n<p>x</p>",
    "Received: from a by b; Fri, 27 Nov 2026 10:11:12 +0000\n"
    "Authentication-Results: b; dmarc=pass header.from=a\n"
    "From: =?utf-8?Q?M=C3=BCller?= <a@b.test>\nTo: c <c@d.test>\nSubject: =?utf-8?B?eA==?=\n"
    "Message-ID: <x@b.test>\nReferences: <y@d.test>\nDate: Fri, 27 Nov 2026 10:11:12 +0000\n"
    "Content-Type: multipart/mixed; boundary=1\n\n--1\n"
    "Content-Type: multipart/alternative; boundary=2\n\n--2\n"
    "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    "x =C3=BC\n\nOn Mon, 2 Nov 2026 at 10:11, c <c@d.test> wrote:\n> y\n--2\n"
    "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    "PHRhYmxlPjx0cj48dGQgc3R5bGU9ImNvbG9yOnJlZCI+PGEgaHJlZj0iaHR0cHM6Ly9iLnRlc3QiPng8L2E+PGltZyBz\n"
    "cmM9ImNpZDp4Ij48L3RhYmxlPjxkaXYgY2xhc3M9ImdtYWlsX3F1b3RlIj48YmxvY2txdW90ZT55PC9kaXY+\n"
    "--2--\n--1\nContent-Type: image/png; name=x.png\nContent-Transfer-Encoding: base64\n"
    "Content-Disposition: attachment; filename=x.png\n\neA==\n--1--\n"};

[[noreturn]] void read_one() {
  const auto confined = email::confine({});
  if (!confined) {
    fmt::print(stderr, "harken sandbox: {}\n", confined.error().detail);
    std::_Exit(1);
  }
  // Nothing of this process is worth an orderly end.
  std::_Exit(email::serve_sandbox(STDIN_FILENO, STDOUT_FILENO));
}

[[noreturn]] void read_many() {
  // What the libraries set up at their first use is there in each process that comes of this one.
  for (const auto* mail : kUsualMails) (void)email::read_mail(mail);
  std::_Exit(email::serve_sandboxes(STDIN_FILENO, email::serve_confined));
}

}  // namespace

void add_sandbox_command(CLI::App& app) {
  auto* command = app.add_subcommand(
      "sandbox", "Read one mail from standard input and say what it is; the desk starts it itself");
  command->group("");
  const auto lasting = std::make_shared<bool>(false);
  command->add_flag("--lasting", *lasting, "One process for each mail whose socket comes");
  command->callback([lasting] { *lasting ? read_many() : read_one(); });
}

}  // namespace harken::server
