#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files of at most 500 lines (tests 800), functions of at most 80; warns from 300 and 40. Generated files are free."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDERS = ["src", "tests", "benchmarks", "tools", "cmake", "web/shared", "web/console", "web/widget", "web/scripts"]
SUFFIXES = {".cpp", ".hpp", ".c", ".py", ".sh", ".cmake", ".ts", ".tsx", ".mjs", ".css"}
GENERATED = {"web/shared/api.gen.ts"}
# Longer functions that are better whole, each with its reason.
LONG_FUNCTIONS = {
    # One closure: names in it are shortened, which modules and classes would not be, and the launcher fits in 3 kB.
    "web/widget/loader/widget.ts",
    # Mostly one JSX tree; its state and effects are hooks of their own.
    "web/console/src/features/inbox/composer/Composer.tsx",
}
# A signature or an arrow that opens a block, as the formatters write it.
FUNCTION = re.compile(r"^( {0,2})(?! )[^/#\"].*(\)[^;]*|=>) \{$")
NOT_FUNCTION = re.compile(r"^\s*(namespace|class|struct|enum|union|extern|if|for|while|switch|describe|test|it|TEST)\b")


def is_test(name):
    return name.startswith("tests/") or re.search(r"(_test\.cpp|\.test\.tsx?)$", name) is not None


def functions(lines):
    """(line number, length) of each function, judged by the indentation of its closing brace."""
    for start, line in enumerate(lines):
        match = FUNCTION.match(line)
        if not match or NOT_FUNCTION.match(line):
            continue
        indent = match.group(1)
        for end in range(start + 1, len(lines)):
            if re.match(rf"^{indent}\}}", lines[end]):
                yield start + 1, end - start + 1
                break


def check(path):
    name = path.relative_to(ROOT).as_posix()
    lines = path.read_text().splitlines()
    limit = 800 if is_test(name) else 500
    if len(lines) > 300:
        yield len(lines) > limit, f"{name}: {len(lines)} lines (at most {limit})"
    for line, length in functions(lines):
        if length > 40 and not is_test(name) and path.suffix != ".css":
            yield length > 80 and name not in LONG_FUNCTIONS, f"{name}:{line}: a function of {length} lines (at most 80)"


def sources():
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            if path.suffix in SUFFIXES and "node_modules" not in name and name not in GENERATED and path.is_file():
                yield path


def main():
    findings = [finding for path in sources() for finding in check(path)]
    for is_failure, text in findings:
        if is_failure or "--warn" in sys.argv:
            print(("" if is_failure else "warning: ") + text, file=sys.stderr)
    sys.exit(1 if any(is_failure for is_failure, _ in findings) else 0)


main()
