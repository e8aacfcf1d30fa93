#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Writes OUTPUT.S (the bytes, by .incbin) and OUTPUT.cpp (the table over them).

embed.py migrations OUTPUT DIR           every DIR/*.sql
embed.py assets OUTPUT DIR [FILE...]     every file below DIR under its path, each FILE as /name
"""

import gzip
import hashlib
import pathlib
import sys

CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wav": "audio/wav",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}


class Bytes:
    """Collects files and gives each a pair of symbols."""

    def __init__(self, prefix):
        self.prefix = prefix
        self.files = []

    def add(self, path):
        self.files.append(pathlib.Path(path).resolve())
        return len(self.files) - 1

    def symbols(self, index):
        return f"harken_{self.prefix}_{index}", f"harken_{self.prefix}_{index}_end"

    def assembly(self):
        lines = ["// Generated.", ".section .rodata"]
        for index, path in enumerate(self.files):
            start, end = self.symbols(index)
            lines += [f".global {start}", f".global {end}", f"{start}:", f'.incbin "{path}"', f"{end}:", ".byte 0"]
        return "\n".join(lines + ['.section .note.GNU-stack,"",@progbits', ""])

    def declarations(self):
        names = [name for index in range(len(self.files)) for name in self.symbols(index)]
        return "".join(f"extern const char {name}[];\n" for name in names)

    def view(self, index):
        start, end = self.symbols(index)
        return f"between({start}, {end})"


BETWEEN = """std::string_view between(const char* start, const char* end) {
  return {start, static_cast<std::size_t>(end - start)};
}
"""


def write_source(output, data, include, namespace, row_type, function, rows):
    array = f"  static const {row_type} rows[] = {{\n{''.join(rows)}  }};\n  return rows;" if rows else "  return {};"
    helper = f"namespace {{\n{BETWEEN}}}\n" if rows else ""
    output.with_suffix(".cpp").write_text(
        f'// Generated.\n#include "{include}"\n\n#include <span>\n#include <string_view>\n\n'
        f'extern "C" {{\n{data.declarations()}}}\n\nnamespace {namespace} {{\n{helper}\n'
        f"std::span<const {row_type}> {function}() {{\n{array}\n}}\n\n}}  // namespace {namespace}\n"
    )
    output.with_suffix(".S").write_text(data.assembly())


def embed_migrations(output, folder):
    data = Bytes("migration")
    rows = []
    for path in sorted(pathlib.Path(folder).glob("*.sql")):
        rows.append(f'    {{"{path.name}", {data.view(data.add(path))}}},\n')
    write_source(output, data, "adapters/sql/migrations.hpp", "harken::sql", "EmbeddedMigration",
                 "embedded_migrations", rows)


def compress(path, folder):
    """The file gzipped beside the output, or nothing when that saves less than a tenth."""
    content = path.read_bytes()
    packed = gzip.compress(content, 9, mtime=0)
    if len(packed) > len(content) * 0.9:
        return None
    target = folder / (hashlib.sha256(content).hexdigest()[:32] + ".gz")
    target.write_bytes(packed)
    return target


def asset_row(data, path, url, folder):
    content_type = CONTENT_TYPES.get(path.suffix)
    if content_type is None:
        sys.exit(f"embed.py: no content type for {path}: add it to CONTENT_TYPES")
    etag = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    identity = data.view(data.add(path))
    packed = compress(path, folder)
    gzipped = data.view(data.add(packed)) if packed else "{}"
    return f'    {{"{url}", "{content_type}", {identity}, {gzipped}, "\\"{etag}\\""}},\n'


def embed_assets(output, folder, files):
    data = Bytes("asset")
    packed = output.parent / "packed"
    packed.mkdir(parents=True, exist_ok=True)
    root = pathlib.Path(folder)
    found = [(path, "/" + path.relative_to(root).as_posix()) for path in sorted(root.rglob("*")) if path.is_file()]
    found += [(pathlib.Path(name), "/" + pathlib.Path(name).name) for name in files]
    rows = [asset_row(data, path, url, packed) for path, url in found if path.suffix != ".map"]
    write_source(output, data, "edge/http/static_files.hpp", "harken::server", "edge::EmbeddedAsset",
                 "embedded_assets", rows)


def main():
    kind, output, folder, *files = sys.argv[1:]
    target = pathlib.Path(output)
    target.parent.mkdir(parents=True, exist_ok=True)
    if kind == "migrations":
        embed_migrations(target, folder)
    else:
        embed_assets(target, folder, files)


main()
