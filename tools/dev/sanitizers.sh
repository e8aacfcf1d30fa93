# SPDX-License-Identifier: AGPL-3.0-or-later
# Code and servers with sanitizers under the tests: what is found is written to files, because tests throw logs away.

# with_sanitizers NAME COMMAND...: fails as well when anything was found.
with_sanitizers() {
  local found="$root/build/sanitizers/$1" common outcome=0
  shift
  rm -rf "$found" && mkdir -p "$found"
  common="log_path=$found/report:external_symbolizer_path=/usr/lib/llvm-19/bin/llvm-symbolizer"
  ASAN_OPTIONS="$common" UBSAN_OPTIONS="$common:print_stacktrace=1" \
    LSAN_OPTIONS="suppressions=$root/tools/sanitizers/leaks.supp:print_suppressions=0" \
    TSAN_OPTIONS="$common:suppressions=$root/tools/sanitizers/threads.supp:second_deadlock_stack=1" \
    HARKEN_TEST_ENDS_POLITELY=1 "$@" || outcome=1
  if [ -n "$(ls "$found")" ]; then
    outcome=1
    say "the sanitizers have found something: $found"
    head -n 60 "$found"/* >&2
  fi
  return "$outcome"
}
