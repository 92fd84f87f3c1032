"""YAML texts: of values that a case needs (`written`), and of anything that a document may hold (`document`)."""
import texts
import vocabulary as words

PLAIN = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_")


class Plain(str):
    """A scalar that is written as it is: `0x1F`, `yes`, `~`."""


def scalar(value, chance):
    if isinstance(value, Plain):
        return str(value)
    if isinstance(value, str):
        if value and set(value) <= PLAIN and value.lower() not in ("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf") and chance.happens(0.8):
            return value
        if "'" not in value and value.isprintable() and chance.happens(0.4):
            return "'" + value + "'"
        return texts.yaml_quoted(value)
    if value is None:
        return chance.pick(["null", "~", "null"])
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def written(value, chance, indent=0):
    """Values as a block of lines, each with its line break."""
    pad = " " * indent
    if isinstance(value, dict):
        lines = []
        for key, item in value.items():
            name = scalar(key, chance)
            if isinstance(item, (dict, list)) and item and chance.happens(0.7):
                lines.append(f"{pad}{name}:\n{written(item, chance, indent + 2)}")
            else:
                lines.append(f"{pad}{name}: {flow(item, chance)}\n")
        return "".join(lines)
    lines = []
    for item in value:
        if isinstance(item, (dict, list)) and item and chance.happens(0.6):
            lines.append(pad + "- " + written(item, chance, indent + 2)[indent + 2:])
        else:
            lines.append(f"{pad}- {flow(item, chance)}\n")
    return "".join(lines)


def flow(value, chance):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(key, chance)}: {flow(item, chance)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(item, chance) for item in value) + "]"
    return scalar(value, chance)


class Document:
    """A random document: every construct of YAML, mostly well formed, with anchors that later nodes may name."""

    def __init__(self, chance):
        self.chance = chance
        self.anchors = []

    def text(self):
        chance = self.chance
        roll = chance.random()
        body = self.mapping(0, 0) if roll < 0.75 else self.sequence(0, 0) if roll < 0.92 else self.inline(0) + "\n"
        if chance.happens(0.08):
            body = chance.pick(["---\n", "--- ", "%YAML 1.1\n---\n", "%TAG ! tag:x,2000:\n---\n", "# c\n", "\n", "--- # c\n", "\ufeff", "...\n", "---\n---\n"]) + body
        if chance.happens(0.08):
            body += chance.pick(["---\na: 2\n", "...\n", "...\nx", "# end", "\n\n", "--- \n", "  \n", "\t\n", "---"])
        if chance.happens(0.04):
            body = body.replace("\n", "\r\n")
        if chance.happens(0.1):
            body = body.rstrip("\n")
        return texts.mutated(chance, body, 0.25)

    def key(self):
        chance = self.chance
        roll = chance.random()
        if roll < 0.5:
            return chance.pick(["a", "b", "c", "d", "e", "name", "port", "a1", "a10", "a2", "x-y", "long key here"])
        if roll < 0.7:
            return scalar(chance.pick(words.KEYS), chance)
        if roll < 0.85:
            return chance.pick(["\"a b\"", "'c'", "1", "1.5", "true", "null", "~", "y", "on", "0x10", "2001-01-01", "é", "? a", "? [a, b]", "? {a: b}", "[a]", "{a: b}", "&k a", "!!str 1", "-1", "1e3", "*x", ".inf", "\"\"", "''", "<1", "9223372036854775808", "=", "?x", "-x", "!t a"])
        return chance.pick(words.YAML_SCALARS)

    def comment(self):
        return self.chance.pick(["", "", "", "", "", "", "", "", " # c", "  #c: d", " #", "\t# c", "#x", " "])

    def properties(self):
        chance = self.chance
        out = ""
        if chance.happens(0.08):
            name = chance.pick(["x", "y", "anchor-1", "é"])
            self.anchors.append(name)
            out += f"&{name} "
        if chance.happens(0.03):
            out += chance.pick(["!!map ", "!!seq ", "!!str ", "!!int ", "!t ", "! ", "!!null ", "!!float ", "!!bool ", "!!binary "])
        return out

    def inline(self, depth):
        """A node on one line."""
        chance = self.chance
        roll = chance.random()
        if self.anchors and roll < 0.1:
            return "*" + chance.pick(self.anchors)
        if roll < 0.5:
            return chance.pick(words.YAML_SCALARS)
        if roll < 0.6:
            return chance.pick(words.WORDS)
        if roll < 0.7:
            return scalar(texts.string(chance), chance)
        if roll < 0.75:
            return texts.string(chance)
        if depth > 3:
            return "1"
        if roll < 0.87:
            return chance.pick(["[{}]", "[{}]", "[ {} ]", "[{},]"]).format(chance.pick([", ", ",", " , ", ",\n  "]).join(self.properties() + self.inline(depth + 1) for _ in range(chance.below(4))))
        return chance.pick(["{{{}}}", "{{{}}}", "{{ {} }}", "{{{},}}"]).format(", ".join(f"{self.key()}{chance.pick([': ', ': ', ': ', ':', ' : '])}{self.properties()}{self.inline(depth + 1)}" for _ in range(chance.below(4))))

    def block_scalar(self, indent):
        chance = self.chance
        head = chance.pick("||||>>>") + chance.pick(["", "", "", "-", "+", "2", "-1", "1+", "+2", "4", "0", "9", "x", " "]) + chance.pick(["", "", "", " # c", " ", "#c"])
        pad = " " * (indent + chance.pick([1, 2, 2, 2, 2, 4, 0]))
        lines = []
        for _ in range(chance.between(0, 6)):
            roll = chance.random()
            if roll < 0.2:
                lines.append(chance.pick(["", "", " ", pad, pad + "  ", "\t"]))
            elif roll < 0.35:
                lines.append(pad + chance.pick(["  ", " ", "\t"]) + "more")
            elif roll < 0.4:
                lines.append(" " * max(0, len(pad) - 1) + "less")
            else:
                lines.append(pad + chance.pick(["text", "a: b", "- x", "# no comment", "two words", "trailing ", "é", "...", "'q'", "end\t", "---", "word " * 3, "{{ x }}", "%d"]))
        return head + "\n" + "".join(line + "\n" for line in lines)

    def multi_line(self, indent):
        chance = self.chance
        pad = " " * (indent + chance.pick([1, 2, 2, 2, 0]))
        rows = chance.several(lambda: chance.pick(["one", "two three", "", "four ", "# no", "fi've", "a:b", "-", "é", "six\\", "\\n"]), 2, 4)
        quote = chance.pick(["", "'", '"'])
        if quote == "'":
            rows = [row.replace("'", "''") for row in rows]
        return quote + ("\n" + pad).join(rows) + quote + "\n"

    def node(self, indent, depth):
        """What follows `key:` or `-`, its line break with it."""
        chance = self.chance
        roll = chance.random()
        start = " " + self.properties()
        if depth < 4 and roll < 0.16:
            return start.rstrip() + self.comment() + "\n" + self.mapping(indent + chance.pick([1, 2, 2, 2, 2, 4]), depth + 1)
        if depth < 4 and roll < 0.28:
            return start.rstrip() + self.comment() + "\n" + self.sequence(indent + chance.pick([0, 0, 2, 2, 2, 1]), depth + 1)
        if roll < 0.4:
            return start + self.block_scalar(indent)
        if roll < 0.45:
            return start + self.multi_line(indent)
        return chance.pick([" ", " ", " ", " ", " ", "  ", "\t", "\n" + " " * (indent + 2)]) + start[1:] + self.inline(depth) + self.comment() + "\n"

    def mapping(self, indent, depth):
        chance = self.chance
        pad = " " * indent
        out = ""
        for _ in range(chance.between(1, 4)):
            if chance.happens(0.06):
                out += chance.pick(["\n", "# c\n", pad + "# c\n", " \n", "  # c\n"])
            if self.anchors and chance.happens(0.1):
                out += pad + "<<: " + chance.pick(["*" + chance.pick(self.anchors), "[*" + chance.pick(self.anchors) + ", {m: 1}]", "{m: 1}", "1"]) + "\n"
                continue
            if chance.happens(0.03):
                out += pad + "? " + self.inline(depth + 1) + "\n" + pad + ":" + self.node(indent, depth)
                continue
            out += pad + self.key() + chance.pick([":", ":", ":", ":", ":", ":", ":", ":", " :", ": "]) + self.node(indent, depth)
        return out

    def sequence(self, indent, depth):
        chance = self.chance
        pad = " " * indent
        out = ""
        for _ in range(chance.between(1, 4)):
            if depth < 4 and chance.happens(0.25):
                nested = self.mapping(indent + 2, depth + 1) if chance.happens(0.7) else self.sequence(indent + 2, depth + 1)
                out += pad + "- " + nested[indent + 2:]
            else:
                out += pad + "-" + self.node(indent, depth)
        return out


def document(chance):
    return Document(chance).text()
