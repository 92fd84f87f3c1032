#!/usr/bin/env python3
"""Check the source map by changing templates: a line of output must change when the template line it maps to does.

    check-source-map.py VALUESCTL CHART [CHART …] [--least 95] [--jobs 2] [--show 10] [-- ARGUMENTS OF RENDER]

For each chart, `valuesctl render --debug-source` says which template line wrote which line of output. Then each of those
template lines is changed, one at a time: `M` goes behind each stretch of its literal text and behind each line that one
of its actions prints. The lines of output that map to it must differ then. Lines that are blank, comments or `---` do
not count. A template line whose change makes rendering fail in every form that is tried counts against the map.

The exit status is 1 when a chart has less than LEAST per cent of its lines right.
"""
import argparse
import collections
import concurrent.futures
import os
import re
import shutil
import subprocess
import sys
import tempfile

KEYWORDS = ("if", "else", "end", "range", "with", "define", "template", "block", "break", "continue", "/*")
SUFFIX = ' | toString | replace "\\n" "M\\n" | printf "%sM"'
COMMENT = ' | toString | replace "\\n" " #M\\n" | printf "%s #M"'
SEPARATOR = re.compile(r"(?m)^---\n# Source: (.*)\n")


def pieces(text):
    """[(is_action, start, end)] of a template."""
    found, place = [], 0
    while True:
        start = text.find("{{", place)
        if start < 0:
            found.append((False, place, len(text)))
            return found
        found.append((False, place, start))
        end, quote = start + 2, None
        if re.match(r"\{\{-?\s*/\*", text[start:]):
            end = text.find("*/", start) + 2
        while end < len(text):
            byte = text[end]
            if quote:
                if byte == "\\" and quote != "`":
                    end += 1
                elif byte == quote:
                    quote = None
            elif byte in "\"`":
                quote = byte
            elif text.startswith("}}", end):
                break
            end += 1
        place = min(len(text), end + 2)
        found.append((True, start, place))


def prints(action):
    inner = action[2:-2].strip("- \t\n")
    if inner.startswith(KEYWORDS):
        return any(inner.startswith(k) and inner[len(k):len(k) + 1].isalnum() for k in KEYWORDS)
    return not re.match(r"\$\w*(\s*,\s*\$\w+)?\s*:?=", inner)


def changed(text, line, action_suffix, literal_suffix):
    """The template with the line changed; None when there is nothing on it to change."""
    starts = [0] + [m.end() for m in re.finditer("\n", text)]
    first = starts[line - 1]
    last = starts[line] if line < len(starts) else len(text)
    edits = []
    for is_action, start, end in pieces(text):
        if is_action:
            if first <= start < last and prints(text[start:end]) and action_suffix:
                close = end - 2 - (text[end - 3:end - 2] == "-")
                kept = len(text[:close].rstrip())
                edits.append((kept, action_suffix + " "))
        else:
            part_start, part_end = max(start, first), min(end, last)
            if part_start < part_end and text[part_start:part_end].strip() and literal_suffix:
                kept = part_start + len(text[part_start:part_end].rstrip())
                # A key changes before its colon.
                if literal_suffix == "M" and text[kept - 1] == ":":
                    kept -= 1
                edits.append((kept, literal_suffix))
    if not edits:
        return None
    for place, words in sorted(edits, reverse=True):
        text = text[:place] + words + text[place:]
    return text


class Chart:
    def __init__(self, program, folder, arguments):
        self.program, self.folder, self.arguments = program, folder, arguments

    def render(self, folder, *more):
        run = subprocess.run([self.program, "render", "check", folder, "--time", "0", "--seed", "1", *self.arguments, *more],
                             capture_output=True, env=dict(os.environ, TZ="UTC"))
        return run.returncode, run.stdout.decode("utf-8", "replace"), run.stderr.decode("utf-8", "replace")

    def base(self):
        """{(file, line): [(path, text of the line)]} and {path: lines}."""
        status, listing, errors = self.render(self.folder, "--debug-source", "--include-crds")
        if status:
            sys.exit("%s does not render: %s" % (self.folder, errors))
        width = listing.index(" | ---")
        sources, path, expected = collections.defaultdict(list), None, collections.Counter()
        lines = listing.split("\n")
        for number, row in enumerate(lines):
            text = row[width + 3:]
            if text.startswith("# Source: ") and lines[number - 1][width + 3:] == "---":
                path = text[len("# Source: "):]
                continue
            stripped = text.strip()
            if not stripped or stripped.startswith("#") or stripped == "---" or "/crds/" in path:
                continue
            sources[row[:width].strip()].append((path, text))
            expected[path, text] += 1
        return sources, expected


def by_path(output):
    """Counter of (path, line)."""
    parts = SEPARATOR.split(output)
    found = collections.Counter()
    for path, content in zip(parts[1::2], parts[2::2]):
        for line in content.split("\n"):
            found[path, line] += 1
    return found


def check_line(chart, source, lines, expected):
    """How many of the lines change with the template line, and what happened."""
    if not source:
        return 0, "no source"
    name, number = source.rsplit(":", 1)
    folder = tempfile.mkdtemp()
    try:
        copy = os.path.join(folder, "chart")
        shutil.copytree(chart.folder, copy, symlinks=True, copy_function=os.link)
        path = os.path.join(copy, name)
        with open(path, encoding="utf-8", errors="surrogateescape", newline="") as file:
            text = file.read()
        best = 0, "no way to change it"
        for action, literal in ((SUFFIX, "M"), (COMMENT, " #M"), (SUFFIX, None), (None, "M"), (None, " #M")):
            other = changed(text, int(number), action, literal)
            if other is None:
                continue
            os.unlink(path)
            with open(path, "w", encoding="utf-8", errors="surrogateescape", newline="") as file:
                file.write(other)
            status, output, errors = chart.render(copy, "--debug")
            if status and not output:
                best = max(best, (0, "fails: " + errors.strip().split("\n")[0][-160:]))
                continue
            after = by_path(output)
            right = 0
            for (place, line), count in collections.Counter(lines).items():
                right += min(count, max(0, expected[place, line] - after[place, line]))
            best = max(best, (right, "unchanged"))
            if right == len(lines):
                break
        return best
    finally:
        shutil.rmtree(folder)


def main():
    arguments, rest = sys.argv[1:], []
    if "--" in arguments:
        place = arguments.index("--")
        arguments, rest = arguments[:place], arguments[place + 1:]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("charts", nargs="+")
    parser.add_argument("--least", type=float, default=95)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--show", type=int, default=10)
    options = parser.parse_args(arguments)
    poor = False
    for folder in options.charts:
        chart = Chart(os.path.abspath(options.program), folder, rest)
        sources, expected = chart.base()
        total = right = shown = 0
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            work = {s: pool.submit(check_line, chart, s, lines, expected) for s, lines in sources.items()}
            for source, future in work.items():
                lines = sources[source]
                good, words = future.result()
                total += len(lines)
                right += good
                if good < len(lines) and shown < options.show:
                    shown += 1
                    print("  %s: %d of %d lines (%s), such as %s" % (source or "?", len(lines) - good, len(lines), words, lines[0]))
        share = 100.0 * right / max(1, total)
        poor = poor or share < options.least
        print("%-32s %6d lines, %6d template lines, %6.2f %% right" % (os.path.basename(folder), total, len(sources), share))
        sys.stdout.flush()
    return 1 if poor else 0


if __name__ == "__main__":
    sys.exit(main())
