#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fails unless the executable is position independent, with full RELRO, no executable stack, stack canaries, FORTIFY,
landing pads for indirect branches, and none who may load it as a library. (The note that it is compiled for control-flow
protection is only there when every object has it, and Debian's crt and static Boost do not; so the pads are counted.
What -fstack-clash-protection does cannot be told from other code.)"""

import pathlib
import subprocess
import sys

# By machine (ELF e_machine): endbr64 of x86-64, paciasp of aarch64. A function each, but for those of libraries.
LANDING_PADS = {62: b"\xf3\x0f\x1e\xfa", 183: b"\x3f\x23\x03\xd5"}
LEAST_PADS = 10_000


def has_landing_pads(path):
    code = pathlib.Path(path).read_bytes()
    pad = LANDING_PADS.get(int.from_bytes(code[18:20], "little"))
    return pad is None or code.count(pad) >= LEAST_PADS


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
        "nodlopen": "NOOPEN" in dynamic,
        "control-flow protection": has_landing_pads(path),
    }
    return [name for name, holds in checks.items() if not holds]


lacking = missing(sys.argv[1])
for name in lacking:
    print(f"{sys.argv[1]}: lacks {name}", file=sys.stderr)
sys.exit(1 if lacking else 0)
