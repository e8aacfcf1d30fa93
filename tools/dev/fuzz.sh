# SPDX-License-Identifier: AGPL-3.0-or-later
# Fuzzing: fuzz/NAME.cpp with what lies in fuzz/corpus/NAME, and what earlier runs have found in build/fuzz/corpus/NAME.
fuzz_targets=(mime addresses sanitiser quotes telegram)

prepare_fuzz() {
  install_packages build
  mkdir -p build
  build_cpp fuzz "${fuzz_targets[@]/#/fuzz_}"
}

# Mails and updates that the unit tests read are where those two begin.
seeds_of() {
  case "$1" in
    mime) echo src/channels/email/fixtures fuzz/corpus/mime ;;
    telegram) echo src/channels/telegram/fixtures ;;
    *) echo "fuzz/corpus/$1" ;;
  esac
}

# fuzz_one NAME SECONDS SEED: what it fails at is kept in build/fuzz/found and named in the log. With a seed it begins
# with the seeds of the repository alone, so that it goes the same way on every machine; without one it goes on where it was.
fuzz_one() {
  local found="build/fuzz/found/$1-" corpus="build/fuzz/corpus/$1" leaks=1 seeds
  if [ -n "$3" ]; then corpus="build/fuzz/fresh/$1" && rm -rf "$corpus"; fi
  read -ra seeds <<<"$(seeds_of "$1")"
  # GMime forgets what it began to decode of a broken comment; the sandbox ends after each mail.
  case "$1" in mime | addresses) leaks=0 ;; esac
  mkdir -p "$corpus" build/fuzz/found
  ASAN_OPTIONS="detect_leaks=$leaks" build/fuzz/fuzz/fuzz_"$1" -seed="${3:-0}" -max_total_time="$2" -timeout=20 -rss_limit_mb=2048 -max_len=20000 -artifact_prefix="$found" \
    "$corpus" "${seeds[@]}" >"build/fuzz/$1.log" 2>&1 && return
  say "fuzz_$1 has found something: build/fuzz/$1.log"
  tail -40 "build/fuzz/$1.log" >&2
  return 1
}

# run_fuzz SECONDS [SEED]: all at once, each for so long by the clock.
run_fuzz() {
  local name outcome=0 running=()
  say "fuzzing ${fuzz_targets[*]}, $1 s"
  for name in "${fuzz_targets[@]}"; do
    fuzz_one "$name" "$1" "${2:-}" &
    running+=($!)
  done
  for name in "${running[@]}"; do wait "$name" || outcome=1; done
  return "$outcome"
}
