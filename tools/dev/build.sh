# SPDX-License-Identifier: AGPL-3.0-or-later
# Building: the web faces first, because the server embeds them.

# A hash of everything that web/dist is made of.
web_fingerprint() {
  find web api/openapi.yaml -name node_modules -prune -o -path web/dist -prune -o -type f -print0 |
    sort -z | xargs -0 sha256sum | sha256sum
}

build_web() {
  local stamp=build/web.stamp fingerprint
  fingerprint=$(web_fingerprint)
  if [ -f web/dist/index.html ] && [ "$(cat "$stamp" 2>/dev/null)" = "$fingerprint" ]; then return; fi
  say "building the web faces"
  (cd web && node scripts/build.mjs)
  mkdir -p build && echo "$fingerprint" >"$stamp"
}

# build_cpp PRESET TARGET...
build_cpp() {
  local preset=$1
  shift
  if [ ! -f "build/$preset/build.ninja" ]; then
    say "configuring build/$preset"
    cmake --preset "$preset" >"build/configure-$preset.log" || { cat "build/configure-$preset.log" >&2 && return 1; }
  fi
  say "building build/$preset"
  cmake --build "build/$preset" --parallel "$(nproc)" --target "$@" | { grep -v '^ninja: no work' || true; }
  return "${PIPESTATUS[0]}"
}

# prepare SECTION...: from a fresh clone to build/release/harken.
prepare() {
  install_packages "$@"
  install_npm
  use_node
  mkdir -p build
  build_web
  build_cpp release harken
  link_compile_commands
}

# For editors, which ask for each file by itself.
link_compile_commands() {
  if [ -n "${CI:-}" ] || [ -e compile_commands.json ]; then return; fi
  cmake --preset lint >build/configure-lint.log
  ln -sf build/lint/compile_commands.json compile_commands.json
}

sources() {
  git ls-files -co --exclude-standard "$@" | while read -r file; do [ -f "$file" ] && echo "$file"; done
}

format_sources() {
  sources '*.cpp' '*.hpp' '*.c' | xargs clang-format-19 -i
  use_node
  (cd web && node node_modules/prettier/bin/prettier.cjs --log-level warn --write .)
}

run_lint() {
  install_packages build test lint
  install_npm
  use_node
  sources '*.cpp' '*.hpp' '*.c' | xargs clang-format-19 --dry-run -Werror
  (cd web && node node_modules/prettier/bin/prettier.cjs --log-level warn --check .)
  run_checks
  build_cpp lint harken_precompiled_{plain,json,store,async}
  run-clang-tidy-19 -quiet -p build/lint -j "$(nproc)" -warnings-as-errors='*' "$root/src/.*\.cpp"
}

run_bench() {
  prepare build test bench
  build_cpp release harken_load harken_echo harken_fill harken_alike harken_mails
  node web/node_modules/rolldown/bin/cli.mjs benchmarks/fakes/main.ts --platform node --format esm --log-level warn \
    --file build/bench-fakes.mjs
  # The page with plots is made with packages of web/.
  ln -sfn ../web/node_modules benchmarks/node_modules
  build/release/benchmarks/harken_alike
  start_postgres
  build/release/benchmarks/harken_load --harken build/release/harken --results benchmarks/results \
    --postgres "$HARKEN_TEST_POSTGRES" --fakes build/bench-fakes.mjs "$@"
  node benchmarks/page/page.mjs "$(find benchmarks/results -name '*.json' | sort | tail -1)"
}
