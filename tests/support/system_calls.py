# SPDX-License-Identifier: AGPL-3.0-or-later
# system_calls.py UNIT PROGRAM...: the program with the system calls that a unit of systemd allows; any other ends it by SIGSYS.
import ctypes
import os
import re
import struct
import subprocess
import sys

HEADER = "/usr/include/x86_64-linux-gnu/asm/unistd_64.h"
LOAD, IS, RETURN = 0x20, 0x15, 0x06
ALLOW, KILL = 0x7FFF0000, 0x80000000
PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, FILTER = 38, 22, 2


def calls_of(name):
    if not name.startswith("@"):
        return {name}
    answer = subprocess.run(["systemd-analyze", "syscall-filter", "--no-pager", name], capture_output=True, text=True, check=True).stdout
    words = [line.strip() for line in answer.splitlines()[1:]]
    return set().union(*(calls_of(word) for word in words if word and not word.startswith("#")))


def allowed_by(unit):
    allowed = set()
    for line in re.findall(r"^SystemCallFilter=(.*)$", open(unit).read(), re.MULTILINE):
        calls = set().union(*(calls_of(name) for name in line.lstrip("~").split()))
        allowed = allowed - calls if line.startswith("~") else allowed | calls
    # SQLite gives its files to the owner of the database when it is root, which the unit's desk is not.
    return allowed | calls_of("@chown") if os.geteuid() == 0 else allowed


numbers = {name: int(number) for name, number in re.findall(r"#define __NR_(\w+) (\d+)", open(HEADER).read())}
program = [(LOAD, 0, 0, 0)]
for call in sorted(allowed_by(sys.argv[1]) & numbers.keys()):
    program += [(IS, 0, 1, numbers[call]), (RETURN, 0, 0, ALLOW)]
program += [(RETURN, 0, 0, KILL)]
code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *each) for each in program))
bpf = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(program), ctypes.addressof(code)))
libc = ctypes.CDLL(None, use_errno=True)
if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or libc.prctl(PR_SET_SECCOMP, FILTER, bpf, 0, 0):
    sys.exit("no filter: " + os.strerror(ctypes.get_errno()))
os.execv(sys.argv[2], sys.argv[2:])
