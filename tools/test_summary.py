#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Adds up the reports of a test run; the last line is `N passed, N failed`.

What failed stands below its step, with the beginning of why. A step without tests of its own is one test. A failed step whose report shows no failure (a crash, a timeout) is a
failure as well, and so is a skipped test.
"""

import json
import pathlib
import sys
import xml.etree.ElementTree as xml


def with_reason(name, reason):
    lines = [line.strip()[:300] for line in (reason or "").splitlines() if line.strip()]
    return "\n        ".join([name, *lines[:4]])


def read_googletest(path):
    """How many passed, and what is to be said of those that did not."""
    cases = [*xml.parse(path).getroot().iter("testcase")]
    bad = [case for case in cases if case.get("result") == "skipped" or case.find("failure") is not None]
    return len(cases) - len(bad), [
        with_reason(f"{case.get('classname')}.{case.get('name')}", case.findtext("failure")) for case in bad
    ]


def read_vitest(path):
    passed, bad = 0, []
    for suite in json.loads(path.read_text())["testResults"]:
        if suite["status"] == "failed" and not suite["assertionResults"]:
            bad.append(suite["name"])
        for test in suite["assertionResults"]:
            if test["status"] == "passed":
                passed += 1
            else:
                bad.append(with_reason(f"{test['fullName']} ({test['status']})", "\n".join(test["failureMessages"])))
    return passed, bad


def read_reports(folder, step):
    reports = [read_googletest(path) for path in folder.glob(f"harken_{step}_test_*.xml")]
    reports += [read_vitest(path) for path in folder.glob(f"{step}.json")]
    return sum(passed for passed, _ in reports), [name for _, bad in reports for name in bad]


def main():
    folder = pathlib.Path(sys.argv[1])
    passed = failed = 0
    for path in sorted(folder.glob("*.step")):
        good, names = read_reports(folder, path.stem)
        bad = len(names)
        outcome, seconds = path.read_text().split()
        if outcome == "failed":
            bad = max(bad, 1)
        elif good == 0:
            good = 1
        print(f"{path.stem:<14} {good:>5} passed, {bad} failed, {int(seconds):>5} s", *names, sep="\n    ")
        passed, failed = passed + good, failed + bad
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


main()
