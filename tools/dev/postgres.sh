# SPDX-License-Identifier: AGPL-3.0-or-later
# A private PostgreSQL for tests and benchmarks: its own directory, a Unix socket only, gone at the end.
postgres_dir=""

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

# start_postgres [SETTING=VALUE...]
start_postgres() {
  local bin
  bin=$(find /usr/lib/postgresql -path '*/bin/initdb' | sort -V | tail -1)
  bin=${bin%/initdb}
  [ -n "$bin" ] || { echo "PostgreSQL is missing: ./dev setup" >&2 && return 1; }
  postgres_dir=$(mktemp -d /tmp/harken-postgres.XXXXXX)
  [ "$(id -u)" != 0 ] || chown postgres "$postgres_dir"
  chmod 755 "$postgres_dir"
  trap stop_postgres EXIT
  as_postgres "$bin/initdb" -D "$postgres_dir/data" -U harken -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
  as_postgres "$bin/pg_ctl" -D "$postgres_dir/data" -l "$postgres_dir/data/log" -w -s \
    -o "-k $postgres_dir -c listen_addresses='' -c max_connections=200 -c shared_buffers=64MB ${*/#/-c }" start
  export HARKEN_TEST_POSTGRES="postgres://harken@/postgres?host=$postgres_dir"
  postgres_bin=$bin
  export HARKEN_TEST_POSTGRES_BIN=$bin
}

stop_postgres() {
  [ -n "$postgres_dir" ] || return 0
  as_postgres "$postgres_bin/pg_ctl" -D "$postgres_dir/data" -m immediate -s stop || true
  rm -rf "$postgres_dir"
  postgres_dir=""
}
