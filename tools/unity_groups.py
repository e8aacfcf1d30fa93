#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which sources can be compiled as one: unity_groups.py SIZE FILE... prints one group a line, separated by semicolons.

Two files go together unless one gives a name of its own (in an unnamed namespace, `static`, `#define`) that the other
gives too, or looks up elsewhere, or has in the same form from a header that the first does not include. So nobody has to
think of it who names a helper.
"""
import functools
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent

NOISE = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"([^(\s]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![\w])\'(?:\\.|[^\'\\\n])+\'|\\\n', re.S)
DIRECTIVE = re.compile(r"^[ \t]*#[^\n]*", re.M)
TOKEN = re.compile(r"[A-Za-z_]\w*|::|->|[^\s\w]")
KEYWORDS = set("""alignas auto bool break case catch char class co_await co_return co_yield concept const consteval
    constexpr constinit continue decltype default delete do double else enum explicit extern false final float for if
    inline int long namespace new noexcept nullptr operator override private protected public requires return short
    signed sizeof static static_assert struct switch template this throw true try typename union unsigned using virtual
    void while std""".split())


class Source:
    def __init__(self, path):
        raw = pathlib.Path(path).read_text(encoding="utf-8")
        text = NOISE.sub(lambda match: "\n" if match[0] == "\\\n" else ' "" ', raw)
        self.path = path
        self.includes = re.findall(r'^[ \t]*#[ \t]*include "([^"]+)"', raw, re.M)
        self.own_forms, self.given, self.spaces = set(), set(), set()
        self.own = set(re.findall(r"^[ \t]*#[ \t]*define[ \t]+(\w+)", text, re.M))
        self.looked_up, self.qualifiers = set(), set()
        self.tokens = TOKEN.findall(DIRECTIVE.sub("", text))
        self.read_scopes()
        self.read_uses()

    def read_scopes(self):
        """Names declared directly in a namespace, where nobody outside of the file sees them."""
        scopes, spaces, start = ["named"], [""], 0
        for at, token in enumerate(self.tokens):
            if token not in ("{", "}", ";"):
                continue
            head, start = self.tokens[start:at], at + 1
            if token == "}":
                scopes.pop()
                spaces.pop()
            elif token == "{" and scopes[-1] != "body" and "(" not in head and "namespace" in head:
                scopes.append("unnamed" if head[-1] == "namespace" or scopes[-1] == "unnamed" else "named")
                spaces.append(spaces[-1])
                for word in head[head.index("namespace") + 1:]:
                    if word != "::":
                        spaces[-1] += "::" + word
                        self.spaces.add(spaces[-1])
            else:
                self.declare(head, scopes[-1], spaces[-1])
                if token == "{":
                    scopes.append("body")
                    spaces.append(spaces[-1])

    def declare(self, head, scope, space):
        if scope == "body" or not head or head[0] == "namespace" or (head[0] == "using" and "=" not in head):
            return
        names = declared(head)
        forms = {(name, parameters(head, name) or space) for name in names}
        if scope == "unnamed" or head[0] in ("static", "using"):
            self.own |= names
            self.own_forms |= forms
        else:
            self.given |= forms

    def read_uses(self):
        """What is looked up by its plain name; what only a value could be is not told apart from local variables."""
        for before, token, after in zip([""] + self.tokens, self.tokens, self.tokens[1:] + [""]):
            if re.match(r"[A-Za-z_]", token) and token not in KEYWORDS and before not in (".", "->", "::"):
                if token[0].isupper() or re.match(r"k[A-Z]", token) or after in ("(", "<", "{", "::"):
                    self.looked_up.add(token)
                if after == "::":
                    self.qualifiers.add(token)

    def agrees_with(self, other):
        return not (self.own & other.own or self.harms(other) or other.harms(self))

    def harms(self, other):
        """Whether the other one's names would mean something else, or two things, behind this one."""
        return (self.own & other.looked_up or self.own_forms & (other.seen("given") - self.seen("given"))
                or any(other.mistakes(space) for space in self.seen("spaces") - other.seen("spaces")))

    def mistakes(self, space):
        """Whether X:: would be this namespace X here, because it is nearer than the X that is meant."""
        around, name = space.rsplit("::", 1)
        nearer = {f"{own}::{name}" for own in self.spaces} & self.seen("spaces")
        return name in self.qualifiers and around in self.spaces and not nearer

    @functools.cache
    def seen(self, kind):
        """What it and the headers of this project below it give at the level of a namespace, or which namespaces they open."""
        found, left = {}, list(self.includes)
        while left:
            name = left.pop()
            if name not in found and (found.setdefault(name, header(name))):
                left += found[name].includes
        return set().union(getattr(self, kind), *(getattr(source, kind) for source in found.values() if source))


def parameters(head, name):
    """The types of a function's parameters, without what two ways to write the same may differ in; None if it is none."""
    start = head.index(name) + 1
    if head[start:start + 1] != ["("]:
        return None
    depth, types = 0, [[]]
    for token in head[start + 1:]:
        depth += {"(": 1, "<": 1, ")": -1, ">": -1}.get(token, 0)
        if depth < 0:
            break
        if token == "," and depth == 0:
            types.append([])
        elif token == "::":
            types[-1] = types[-1][:-1]
        elif token != "const":
            types[-1].append(token)
    # Less its name and its usual value.
    cut = [one[:one.index("=")] if "=" in one else one for one in types]
    return tuple(tuple(one[:-1] if len(one) > 1 and re.match(r"\w", one[-1]) else one) for one in cut)


@functools.cache
def header(name):
    path = next((path for path in (ROOT / "src" / name, ROOT / "tests" / name) if path.exists()), None)
    return Source(path) if path else None


def declared(head):
    """The name in the head of a declaration: before its first parenthesis, assignment or array bound, or its last word."""
    depth, last = 0, ""
    for token in head:
        if depth == 0 and token in ("(", "=", "[", ":") and last:
            break
        depth += {"<": 1, ">": -1}.get(token, 0)
        if depth == 0 and re.match(r"[A-Za-z_]", token) and token not in KEYWORDS:
            last = token
    # TEST(…) and its like look like functions.
    return set() if last.isupper() or not last else {last}


def groups_of(sources, size):
    groups = []
    for source in sources:
        for group in groups:
            if len(group) < size and all(source.agrees_with(other) for other in group):
                group.append(source)
                break
        else:
            groups.append([source])
    return groups


if __name__ == "__main__":
    for members in groups_of([Source(path) for path in sorted(sys.argv[2:])], int(sys.argv[1])):
        print(";".join(source.path for source in members))
