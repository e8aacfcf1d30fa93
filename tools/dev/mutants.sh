# SPDX-License-Identifier: AGPL-3.0-or-later
# Mutants: patches that break what a row of the fault suite promises; its test must turn red. See tests/faults/README.md.
mutants="tests/faults/mutants"
mutant_saved=""

# mutant_says PATCH WORD: what stands behind "# WORD: " above the patch.
mutant_says() { sed -n "/^diff /q; s/^# $2: //p" "$1"; }

# mutants_of ROW...: their patches; all, if none is named.
mutants_of() {
  local row
  [ $# -gt 0 ] || set -- '*'
  for row in "$@"; do
    find "$mutants" -name "$row.patch" -o -name "$row-*.patch" | sort -V | grep . || { echo "no mutant of $row" >&2 && return 2; }
  done | awk '!seen[$0]++'
}

apply_mutant() { git apply --recount -C1 "$@"; }

plant_mutant() {
  mutant_saved=$(mktemp -d)
  git apply --numstat "$1" | cut -f3 | xargs cp --parents -t "$mutant_saved"
  apply_mutant "$1"
}

# The files are newer than what was built from the mutant, so that the next build makes it anew.
take_mutant_back() {
  [ -n "$mutant_saved" ] || return 0
  cp -r "$mutant_saved/." .
  rm -r "$mutant_saved"
  mutant_saved=""
}

# Red is a test that failed: not one that was not found, nor one whose desk never came up.
mutant_vitest() {
  local report="$1.json" file=$2 name=${3:-}
  rm -f "$report"
  HARKEN_BINARY="$root/build/release/harken" node web/node_modules/vitest/vitest.mjs run --root tests \
    --reporter=default --reporter=json --outputFile.json="$report" "$file.test.ts" ${name:+-t "$name"} || true
  node -e 'const {testResults} = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
    const tests = testResults.flatMap((file) => file.assertionResults);
    const isRed = (test) => test.status === "failed" && !test.failureMessages.every((why) => /the server did not start:\s+at /.test(why));
    const isGreen = tests.some(({status}) => status === "passed") && !tests.some(({status}) => status === "failed");
    process.exit(tests.some(isRed) ? 1 : isGreen ? 0 : 2)' "$report" || return $?
}

mutant_gtest() {
  "build/debug/$1" --gtest_filter="$2" --gtest_fail_fast >"$3.log" 2>&1 && return 0
  grep -q '^\[  FAILED  \]' "$3.log" && return 1 || return 2
}

# try_mutant PATCH: one word for what came of it, on the standard output.
try_mutant() {
  local log file name outcome=0
  log="$reports/$(basename "$1" .patch)"
  read -r file name <<<"$(mutant_says "$1" red)"
  case "$file" in
    harken_*)
      build_cpp debug "$file" >"$log.log" 2>&1 || { echo "DOES NOT BUILD" && return; }
      mutant_gtest "$file" "$name" "$log" || outcome=$?
      ;;
    *)
      build_cpp release harken >"$log.log" 2>&1 || { echo "DOES NOT BUILD" && return; }
      mutant_vitest "$log" "$file" "$name" >"$log.log" 2>&1 || outcome=$?
      ;;
  esac
  case "$outcome" in 0) echo "STILL GREEN" ;; 1) echo red ;; *) echo "NOT RUN" ;; esac
}

# run_mutants [ROW...]: for developers; each takes a minute or more, so CI only looks whether they apply.
run_mutants() {
  local patch outcome failed=0 patches
  patches=$(mutants_of "$@")
  prepare build test
  reports="$root/build/reports/mutants"
  mkdir -p "$reports"
  start_postgres
  trap 'take_mutant_back; stop_postgres' EXIT
  trap 'exit 130' INT TERM HUP
  for patch in $patches; do
    if apply_mutant --check "$patch" 2>/dev/null; then
      plant_mutant "$patch"
      outcome=$(try_mutant "$patch")
      take_mutant_back
    else
      outcome="DOES NOT APPLY"
    fi
    [ "$outcome" = red ] || failed=1
    printf '%-24s %-16s %s\n' "$(basename "$patch" .patch)" "$outcome" "$(mutant_says "$patch" red)"
  done
  build_cpp release harken
  # Tests in C++ that a mutant was built into.
  build_cpp debug harken_unit_test harken_contract_test
  return "$failed"
}

# Every patch applies, and the test that it names is there.
check_mutants() {
  local patch file failed=0
  for patch in $(mutants_of); do
    apply_mutant --check "$patch" || failed=1
    file=$(mutant_says "$patch" red | cut -d' ' -f1)
    case "$file" in
      harken_unit_test | harken_contract_test) ;;
      *) [ -f "tests/$file.test.ts" ] || { echo "$patch: no test $file" >&2 && failed=1; } ;;
    esac
  done
  return "$failed"
}
