#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fails unless the executable is position independent, with full RELRO, no executable stack, stack canaries
and FORTIFY. (Our code is compiled for control-flow protection, but the executable carries the note for it only when
every object does, and Debian's crt and static Boost do not.)"""

import subprocess
import sys


def readelf(option, path):
    return subprocess.run(["readelf", "-W", option, path], check=True, capture_output=True, text=True).stdout


def missing(path):
    headers, dynamic = readelf("-l", path), readelf("-d", path)
    symbols = readelf("--dyn-syms", path)
    stack = next((line for line in headers.splitlines() if "GNU_STACK" in line), " RWE ")
    checks = {
        "PIE": "PIE" in dynamic,
        "RELRO": "GNU_RELRO" in headers and "NOW" in dynamic,
        "no executable stack": " RWE " not in stack,
        "stack protector": "__stack_chk_fail" in symbols,
        "FORTIFY": "_chk@" in symbols.replace("__stack_chk_fail", ""),
    }
    return [name for name, holds in checks.items() if not holds]


lacking = missing(sys.argv[1])
for name in lacking:
    print(f"{sys.argv[1]}: lacks {name}", file=sys.stderr)
sys.exit(1 if lacking else 0)
