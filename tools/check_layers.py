#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may include whom: the table of ARCHITECTURE.md. Reads every #include of src/ and every import of web/."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
BELOW_ADAPTERS = ["core", "ports", "wire"]
BELOW_EDGE = ["core", "ports", "wire", "app"]
# The longest matching folder counts; a folder may always include itself.
MAY_INCLUDE = {
    "core/base": [],
    "core/model": ["core/base"],
    "core/policy": ["core/base", "core/model"],
    "core/rules": ["core/base", "core/model", "core/policy"],
    "core/testing": ["core"],
    "ports": ["core"],
    "wire": ["core"],
    "app": ["core", "ports", "wire"],
    "app/testing": ["app", "core", "ports", "wire", "adapters/sql"],
    "adapters/sql": BELOW_ADAPTERS,
    "adapters/sql/sqlite": BELOW_ADAPTERS + ["adapters/sql"],
    "adapters/sql/postgres": BELOW_ADAPTERS + ["adapters/sql"],
    "adapters/blob_fs": BELOW_ADAPTERS,
    "adapters/bus_nats": BELOW_ADAPTERS,
    "adapters/blob_s3": BELOW_ADAPTERS,
    "adapters/http_client": BELOW_ADAPTERS,
    "channels/api": ["core", "ports"],
    "channels/email": ["core", "ports"],
    "channels/telegram": ["core", "ports"],
    "edge": BELOW_EDGE,
    "edge/http": BELOW_EDGE + ["edge"],
    "edge/api": BELOW_EDGE + ["edge"],
    "edge/help": BELOW_EDGE + ["edge"],
    "edge/ws": BELOW_EDGE + ["edge"],
    "jobs": BELOW_EDGE,
    "boost_impl": [],
    "server": [""],
}
# The factory of a folder knows its drivers.
EXCEPTIONS = {("adapters/sql/open_database.cpp", "adapters/sql/sqlite"),
              ("adapters/sql/open_database.cpp", "adapters/sql/postgres"),
              ("adapters/sql/inspection.cpp", "adapters/sql/sqlite"),
              ("adapters/sql/inspection.cpp", "adapters/sql/postgres"),
              ("adapters/sql/backup.cpp", "adapters/sql/postgres")}
# Channels plug in: only these know a kind by its name, the widget apart, which is our own.
KNOW_CHANNELS = {"core/model/channel_kind.hpp", "core/model/capabilities.hpp", "wire/text.cpp", "adapters/sql/channel_rows.cpp",
                 "edge/api/connection_routes.cpp", "server/channels.cpp"}
NEVER = [("edge/api", "edge/ws"), ("edge/ws", "edge/api")]
CORE_LIBRARIES = re.compile(r"^(fmt/.*|[a-z_0-9]+)$")


def inside(path, folder):
    return folder == "" or path == folder or path.startswith(folder + "/")


def folder_of(path):
    return max((folder for folder in MAY_INCLUDE if inside(path, folder)), key=len, default=None)


def is_allowed(path, folder, target):
    """folder and target are rows of the table: what is inside an own sub-row is not one's own."""
    if folder == target or (path, target) in EXCEPTIONS:
        return True
    if any(inside(folder, a) and inside(target, b) for a, b in NEVER):
        return False
    return any(inside(target, allowed) for allowed in MAY_INCLUDE[folder])


def check_cpp(path):
    name = path.relative_to(ROOT / "src").as_posix()
    folder = folder_of(name)
    if folder is None:
        return [f"src/{name}: its folder is not in the table of tools/check_layers.py"]
    text = path.read_text()
    faults = []
    for included in re.findall(r'^\s*#\s*include "([^"]+)"', text, re.M):
        target = folder_of(included)
        if target is None or not is_allowed(name, folder, target):
            faults.append(f'src/{name}: must not include "{included}"')
    if name not in KNOW_CHANNELS:
        for kind in re.findall(r"ChannelKind::(telegram|email|api)\b", text):
            faults.append(f"src/{name}: must not ask for the channel {kind} by its name: core/model/capabilities.hpp says what it can do")
    if inside(folder, "core"):
        for included in re.findall(r"^\s*#\s*include <([^>]+)>", text, re.M):
            if not CORE_LIBRARIES.match(included):
                faults.append(f"src/{name}: core includes std and fmt only, not <{included}>")
    return faults


def web_part(path):
    for part in ("web/console", "web/widget", "web/shared"):
        if inside(path, part):
            return part
    return None


def feature_of(path):
    match = re.match(r"web/console/src/features/([^/]+)/", path)
    return match and match.group(1)


def resolve_import(path, target):
    if target.startswith("@shared/"):
        return "web/shared/" + target[len("@shared/"):]
    if target.startswith("@/"):
        return "web/console/src/" + target[2:]
    if target.startswith("."):
        return (path.parent / target).resolve().relative_to(ROOT).as_posix()
    return None


def check_web(path):
    name = path.relative_to(ROOT).as_posix()
    part, feature, faults = web_part(name), feature_of(name), []
    for target in re.findall(r"""(?:from|import)\s*\(?\s*["']([^"']+)["']""", path.read_text()):
        resolved = resolve_import(path, target)
        if resolved is None:
            continue
        other = web_part(resolved)
        if other and other != part and other != "web/shared":
            faults.append(f"{name}: must not import {target}: only web/shared is common")
        if feature and feature_of(resolved + "/") not in (None, feature):
            faults.append(f"{name}: must not import {target}: a feature reaches another only through app or lib")
    return faults


def main():
    faults = []
    for path in sorted((ROOT / "src").rglob("*.[ch]pp")):
        if not path.name.endswith("_test.cpp"):
            faults += check_cpp(path)
    for part in ("console/src", "widget", "shared"):
        for path in sorted((ROOT / "web" / part).rglob("*.ts*")):
            faults += check_web(path)
    print("\n".join(faults), file=sys.stderr, end="\n" if faults else "")
    sys.exit(1 if faults else 0)


main()
