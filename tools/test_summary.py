#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Adds up the reports of a test run; the last line is `N passed, N failed`.

A step without tests of its own is one test. A failed step whose report shows no failure (a crash, a timeout) is a
failure as well, and so is a skipped test.
"""

import json
import pathlib
import sys
import xml.etree.ElementTree as xml


def count_googletest(path):
    root = xml.parse(path).getroot()
    total, bad = int(root.get("tests")), int(root.get("failures")) + int(root.get("errors"))
    bad += sum(1 for case in root.iter("testcase") if case.get("result") == "skipped")
    return total - bad, bad


def count_vitest(path):
    report = json.loads(path.read_text())
    passed = report["numPassedTests"]
    suites = sum(1 for suite in report["testResults"] if suite["status"] == "failed" and not suite["assertionResults"])
    return passed, report["numTotalTests"] - passed + suites


def count_reports(folder, step):
    counts = [count_googletest(path) for path in folder.glob(f"harken_{step}_test_*.xml")]
    counts += [count_vitest(path) for path in folder.glob(f"{step}.json")]
    return sum(passed for passed, _ in counts), sum(failed for _, failed in counts)


def main():
    folder = pathlib.Path(sys.argv[1])
    passed = failed = 0
    for path in sorted(folder.glob("*.step")):
        good, bad = count_reports(folder, path.stem)
        if path.read_text().strip() == "failed":
            bad = max(bad, 1)
        elif good == 0:
            good = 1
        print(f"{path.stem:<12} {good:>5} passed, {bad} failed")
        passed, failed = passed + good, failed + bad
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


main()
