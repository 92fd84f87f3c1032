"""Texts of one language each, most of them right: patterns, layouts, versions, YAML, JSON, TOML; and how they are quoted."""
import vocabulary as words


def go_quoted(text):
    """A string literal of Go's with that text."""
    out = []
    for character in text:
        code = ord(character)
        if character in '"\\':
            out.append("\\" + character)
        elif character == "\n":
            out.append("\\n")
        elif code < 0x20 or code == 0x7F:
            out.append(f"\\x{code:02x}")
        elif code in (0x85, 0x2028, 0xFEFF) or 0xD800 <= code < 0xE000:
            out.append(f"\\u{code:04x}")
        else:
            out.append(character)
    return '"' + "".join(out) + '"'


def literal(chance, text):
    """A string literal of either kind."""
    if "`" not in text and "\r" not in text and "\x00" not in text and chance.happens(0.15):
        return "`" + text + "`"
    return go_quoted(text)


def yaml_quoted(text):
    """A double-quoted YAML scalar with exactly that text."""
    out = []
    for character in text:
        code = ord(character)
        if character in '"\\':
            out.append("\\" + character)
        elif character == "\n":
            out.append("\\n")
        elif code < 0x20 or 0x7F <= code < 0xA0:
            out.append(f"\\x{code:02x}")
        elif code in (0x2028, 0x2029, 0xFEFF):
            out.append(f"\\u{code:04x}")
        elif code > 0xFFFF:
            out.append(f"\\U{code:08x}")
        else:
            out.append(character)
    return '"' + "".join(out) + '"'


def string(chance):
    if chance.happens(0.35):
        return chance.pick(words.WORDS)
    if chance.happens(0.75):
        return chance.pick(words.ODD)
    return "".join(chance.pick(words.ODD) for _ in range(chance.between(2, 3)))


def pattern(chance):
    if chance.happens(0.06):
        return chance.pick(words.BAD_PATTERNS)
    parts = []
    for _ in range(chance.between(1, 3)):
        part = chance.pick(words.PATTERN_ATOMS)
        while chance.happens(0.4) and len(part) < 40:
            wrap = chance.pick(words.PATTERN_WRAPS)
            quantified = wrap.startswith("{}") and "|" not in wrap
            if quantified and len(part) > 1 and not part.startswith(("\\", "[")):
                part = "(?:" + part + ")"
            part = wrap.replace("{}", part)
        parts.append(part)
    return "".join(parts)


def subject(chance):
    return "".join(chance.several(lambda: chance.pick(words.SUBJECT_PARTS), 0, 8)) if chance.happens(0.8) else string(chance)


def layout(chance):
    if chance.happens(0.5):
        return chance.pick(words.LAYOUTS)
    return "".join(chance.several(lambda: chance.pick(words.LAYOUT_PARTS), 1, 8))


def version(chance):
    if chance.happens(0.6):
        return chance.pick(words.VERSIONS)
    text = ".".join(str(chance.pick([0, 0, 1, 1, 2, 3, 10])) for _ in range(chance.pick([1, 2, 3, 3, 3, 3])))
    if chance.happens(0.3):
        text += "-" + ".".join(chance.several(lambda: chance.pick(["alpha", "beta", "rc", "1", "2", "10", "x-y", "0"]), 1, 2))
    if chance.happens(0.1):
        text += "+" + chance.pick(["b", "1", "b.1"])
    return chance.pick(["", "", "", "v"]) + text


def bound(chance):
    if chance.happens(0.12):
        return version(chance) + chance.pick([" - ", " - ", "-", " -"]) + version(chance)
    text = version(chance)
    if chance.happens(0.2):
        text = chance.pick(["*", "x", "X", "1.x", "1.2.x", "1.*", "v1.x", "1.x.x", "1.2.*", "0.x"])
    return chance.pick(words.BOUNDS) + text


def constraint(chance):
    separators = [", ", ",", " ", " || ", "||", " , "]
    text = bound(chance)
    while chance.happens(0.35) and len(text) < 60:
        text += chance.pick(separators) + bound(chance)
    return text


def digits(chance):
    return chance.pick(words.YAML_SCALARS[:45] + words.INTEGERS + words.HUGE + words.FLOATS + words.BAD_NUMBERS + ["", " 1", "1 ", "0b2", "٣", "1e", "Infinity", "0_1", "_1"])


def url(chance):
    if chance.happens(0.5):
        return chance.pick(words.URLS)
    pieces = [["http:", "https:", "", "a+b:", "1:", "HTTP:"], ["//", "", "///", "/"], ["", "u@", "u:p@", "u%20:p%40@", "@", ":@"], ["h", "h.x", "[::1]", "", "h%41", "é", "h h", "[::1"],
              ["", ":80", ":", ":x", ":080"], ["", "/", "/a/b", "/a b", "/%2f", "/%zz", "/é", "a", "/a;p", "/..", "/:x"], ["", "?", "?a=b&c", "?a b", "?%", "?é#"], ["", "#", "#f", "#a b", "#%41", "#%zz", "#é"]]
    return "".join(chance.pick(piece) for piece in pieces)


def json_text(chance, depth=0):
    if depth == 0 and chance.happens(0.35):
        return mutated(chance, chance.pick(words.JSON_TEXTS), 0.3)
    space = chance.pick(["", "", "", " ", "\n", "\t "])
    roll = chance.random()
    if depth > 3 or roll < 0.45:
        return chance.pick(['"x"', '"\\u00e9"', '"a\\nb"', '"\\/"', "1", "-1.5", "1e3", "1e-9", "123456789012345678", "true", "false", "null", '""', "0", "1.0", "\"<&>\"", "1E400", '"\\ud83d"', "\"é\""])
    if roll < 0.7:
        return "[" + ("," + space).join(json_text(chance, depth + 1) for _ in range(chance.below(4))) + space + "]"
    return "{" + ("," + space).join(f'"{chance.pick(["a", "b", "c", "A", "é", "", "a.b"])}":{space}{json_text(chance, depth + 1)}' for _ in range(chance.below(4))) + "}"


def toml_text(chance):
    lines = chance.several(lambda: chance.pick(words.TOML_TEXTS), 1, 3)
    return mutated(chance, chance.pick(["\n", "\n", "\n", "\n\n", "\r\n"]).join(lines), 0.2)


def mutated(chance, text, share):
    """`text`, in `share` of all cases with a few characters gone, doubled, moved or replaced."""
    if not text or not chance.happens(share):
        return text
    for _ in range(chance.between(1, 3)):
        at = chance.below(len(text) + 1)
        roll = chance.random()
        if roll < 0.4:
            text = text[:at] + text[at + chance.between(1, 3):]
        elif roll < 0.7:
            text = text[:at] + chance.pick(list(" \n:-'\"{}[],&*#|>!%@`?\t~$().=0a\\")) + text[at:]
        elif roll < 0.85:
            text = text[:at] + text[at:at + 6] + text[at:]
        else:
            text = text[:at] + chance.pick(list(" \n:-'\"{}[],0a|}")) + text[at + 1:]
    return text
