# SPDX-License-Identifier: AGPL-3.0-or-later
# The tests. Every step leaves a report in build/reports; tools/test_summary.py adds them up.
reports="$root/build/reports"

# step NAME COMMAND...: its outcome and how many seconds it took. A step without a report of its own counts as one test.
step() {
  local name=$1 outcome=passed began=$SECONDS
  shift
  "$@" || outcome=failed
  echo "$outcome $((SECONDS - began))" >"$reports/$name.step"
  [ "$outcome" = passed ] || say "FAILED: $name"
}

run_checks() {
  step layers python3 tools/check_layers.py
  step sizes python3 tools/check_sizes.py
  step hardening python3 tools/check_hardening.py build/release/harken
  step mutants check_mutants
  step api_types sh -c 'cd web && node scripts/api.mjs --check'
}

# run_ctest PRESET NAME [STEP]: the four shards of build/PRESET/harken_NAME_test.
run_ctest() {
  local title=${3:-$2} under=() report
  say "$2 tests ($1)"
  rm -rf "build/$1/reports"
  # A test goes on after a race, so what was found is kept; and libraries have their exceptions.
  if [ "$1" = tsan ]; then under=(with_sanitizers "$title"); fi
  # Only a crash leaves a shard without a report; ctest's own verdict covers it.
  step "$title" "${under[@]}" ctest --test-dir "build/$1" -j "$(nproc)" -R "^harken_$2_test" --output-on-failure --no-tests=error
  for report in "build/$1/reports"/*.xml; do
    if [ -f "$report" ]; then cp "$report" "$reports/harken_${title}_test_${report##*_}"; fi
  done
}

vitest() {
  local name=$1 directory=$2
  shift 2
  say "$name tests"
  node web/node_modules/vitest/vitest.mjs run --root "$directory" --reporter=default --reporter=json \
    --outputFile.json="$reports/$name.json" "$@"
}

# run_vitest NAME ROOT [FILTER...]
run_vitest() {
  step "$1" vitest "$@"
}

# run_sanitized NAME ROOT [FILTER...]: with a HARKEN_BINARY that has sanitizers.
run_sanitized() {
  step "$1" with_sanitizers "$1" vitest "$@"
}

run_web_tests() {
  step types_web node web/node_modules/typescript/bin/tsc --noEmit -p web/tsconfig.json
  step types_tests node web/node_modules/typescript/bin/tsc --noEmit -p tests/tsconfig.json
  run_vitest web web
}

run_fuzz_part() {
  step build_fuzz build_cpp fuzz "${fuzz_targets[@]/#/fuzz_}"
  # Always the same way: what fails here is of the change that is tested. New ways are looked for by ./dev fuzz.
  step fuzz run_fuzz "${HARKEN_FUZZ_SECONDS:-60}" 1
}

# The API tests find what sanitizers find; a browser waits for a server as it is shipped.
run_flow() {
  step build_flow build_cpp debug harken
  HARKEN_BINARY="$root/build/debug/harken" run_sanitized flow_api tests flow/api/
  HARKEN_BINARY="$root/build/release/harken" run_vitest flow_browser tests flow/browser/
}

run_part() {
  case "$1" in
    checks) run_checks ;;
    unit | contract)
      step "build_$1" build_cpp debug "harken_$1_test"
      run_ctest debug "$1"
      ;;
    fuzz) run_fuzz_part ;;
    web) run_web_tests ;;
    flow) run_flow ;;
    faults) HARKEN_BINARY="$root/build/release/harken" run_vitest faults tests faults/ ;;
    tsan) run_tsan_part "${under_tsan[@]}" ;;
    *) echo "no such part: $1" >&2 && exit 2 ;;
  esac
}

# What CI has time for. ./dev tsan takes several nodes, too, and faults/sockets, which takes minutes: its F23 alone needs two.
# There a reader may fall so far behind that it is told to load anew.
under_tsan=(flow/api/ faults/accept_race)

tsan_targets=(harken harken_unit_test harken_contract_test)

# run_tsan_part FILTER...: unit and contract tests, and these of the others, under the thread sanitizer.
run_tsan_part() {
  wait "${ahead:-}" 2>/dev/null || true
  step build_tsan build_cpp tsan "${tsan_targets[@]}"
  run_ctest tsan unit tsan_unit
  run_ctest tsan contract tsan_contract
  HARKEN_TEST_SLOWNESS=3 HARKEN_TEST_TRUE_CLOCK=1 HARKEN_BINARY="$root/build/tsan/harken" run_sanitized tsan_flow tests "$@"
}

# build_ahead PRESET TARGET...: while tests run, which wait much and go first.
build_ahead() {
  (renice -n 19 "$BASHPID" >/dev/null && build_cpp "$@") >"build/ahead-$1.log" 2>&1 &
  ahead=$!
}

begin_tests() {
  prepare build test
  rm -rf "$reports" && mkdir -p "$reports"
  # Tests kill processes, not machines.
  start_postgres fsync=off
}

run_tests() {
  local part
  begin_tests
  [ $# -gt 0 ] || set -- checks unit contract web flow faults fuzz tsan
  for part in "$@"; do
    # All that is compiled before the tests that wait.
    case "$part $*" in "web "*tsan*) build_ahead tsan "${tsan_targets[@]}" ;; esac
    run_part "$part"
  done
  python3 tools/test_summary.py "$reports"
}

run_tsan() {
  begin_tests
  run_tsan_part "${under_tsan[@]}" faults/nodes faults/sockets
  python3 tools/test_summary.py "$reports"
}

# run_faults [MINUTES]: the long form of the fault suite, again and again for so long, with a report.
run_faults() {
  local minutes=${1:-60} round=0 end
  prepare build test
  rm -rf "$reports" && mkdir -p "$reports"
  start_postgres
  end=$((SECONDS + minutes * 60))
  # The first round dies at each change that a migration makes, the others at fifty of them.
  local kills=0
  while [ "$SECONDS" -lt "$end" ]; do
    round=$((round + 1))
    HARKEN_FAULT_KILLS=$kills HARKEN_FAULT_LOOPS=50 HARKEN_FAULT_MESSAGES=1000000 HARKEN_FAULT_SOCKETS=10000 HARKEN_FAULT_SLOW=1000 HARKEN_FAULT_QUEUED=2000 HARKEN_FAULT_LOG=240 \
      HARKEN_BINARY="$root/build/release/harken" run_vitest "faults_$round" tests faults/
    kills=50
  done
  python3 tools/test_summary.py "$reports"
}

# build_older REF: the executable of another version, in a folder of its own; prints where it is.
build_older() {
  local commit folder
  commit=$(git rev-parse --short "$1^{commit}")
  folder="$root/build/older/$commit"
  if [ ! -x "$folder/build/release/harken" ]; then
    mkdir -p "$folder"
    git archive "$commit" | tar -x -C "$folder"
    say "building $commit in $folder"
    (cd "$folder" && ./dev build) >&2 || return 1
  fi
  echo "$folder/build/release/harken"
}

# run_faults_older REF: versions side by side, this one and that of REF.
run_faults_older() {
  [ $# = 1 ] || { echo "usage: ./dev faults-older REF" >&2 && exit 2; }
  local older
  prepare build test
  older=$(build_older "$1")
  rm -rf "$reports" && mkdir -p "$reports"
  start_postgres
  HARKEN_OLDER_BINARY="$older" HARKEN_BINARY="$root/build/release/harken" run_vitest older tests faults/rolling
  python3 tools/test_summary.py "$reports"
}

take_shots() {
  prepare build test
  rm -rf build/shots
  mkdir -p "$reports" build/shots
  HARKEN_SHOTS="$root/build/shots" HARKEN_BINARY="$root/build/release/harken" run_vitest shots tests flow/browser/screens
  say "screenshots are in build/shots"
}
