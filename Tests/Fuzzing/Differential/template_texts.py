"""Random templates: statements over a scope, expressions by the type that is wanted."""
import texts
import vocabulary as words
from functions import BY_RESULT, FUNCTIONS, SLOW, STEADY

UNSHOWN = [function for function in FUNCTIONS if function.result != "shown"]
# How a value of each kind is reached below `.Values`; `values` of cases.py has them all.
FIELDS = {
    "str": ["s", "s", "t", "u", "empty", "text", "m.name", "mm.x.name"], "int": [], "float": ["i", "j", "f", "big", "zero", "m.n"], "bool": ["yes", "no2", "m.on"],
    "list": ["l", "l", "ll", "el", "nums", "strs", "m.list"], "map": ["m", "m", "mm", "em", "mm.x", "odd"], "null": ["null1", "missing", "m.nil", "m.missing"],
}
NUMBERS = {"int", "int64", "float"}
CHAIN = ["a", "b", "name", "n", "on", "list", "x", "nil", "x.name", "Name", "missing", "é", "_0", "host", "scheme", "Major", "Minor", "Original", "Prerelease", "String", "Year", "Month", "Unix", "Nope", "UTC"]
METHODS = {"time": ["Year", "Month", "Day", "Unix", "Weekday", "UTC", "IsZero", "YearDay", "Nanosecond", "String", "Format \"2006\"", "AddDate 0 1 0", "Hour", "Location", "Date", "Nope", "Local.Hour"],
           "semver": ["Major", "Minor", "Patch", "Prerelease", "Metadata", "Original", "String", "IncMajor", "IncPatch.String", "Nope", "IncMinor.Minor"]}


class Scope:
    def __init__(self, values=".Values", dot="root", root="."):
        self.values, self.dot, self.root = values, dot, root
        self.variables = []
        self.loop = False

    def inner(self, dot):
        scope = Scope(self.values.replace(".Values", "$.Values", 1) if self.values == ".Values" else self.values, dot, "$" if self.root == "." else self.root)
        scope.variables = list(self.variables)
        scope.loop = self.loop
        return scope

    def same(self):
        scope = Scope(self.values, self.dot, self.root)
        scope.variables, scope.loop = list(self.variables), self.loop
        return scope


class Writer:
    """Writes one template. `wrong` is the share of arguments of another type than the parameter wants."""

    def __init__(self, chance, wrong=0.05):
        self.chance = chance
        self.wrong = wrong
        # Whether calls stand by themselves, so that a rule can see what two versions of a library make of them.
        self.flat = False
        # Whether what is printed is printed as it is, and not within `include` or `tpl`.
        self.isAlone = False
        self.defines = []
        self.count = 0
        self.budget = 60

    # Expressions

    def operand(self, kind, depth, scope):
        """Something that can stand as an argument."""
        chance = self.chance
        if kind == "any":
            kind = chance.weighted([(4, "str"), (2, "int"), (2, "float"), (1, "int64"), (1, "bool"), (2, "list"), (2, "map"), (1, "strlist"), (1, "null"), (0.4, "time"), (0.3, "semver"), (0.2, "complex"), (0.5, "dot")])
        elif kind == "num":
            kind = chance.pick(["int", "int", "int", "float"])
        elif kind == "number":
            kind = chance.weighted([(4, "int"), (3, "float"), (1, "int64"), (2, "digits"), (0.3, "bool"), (0.3, "null"), (0.2, "any")])
            if kind == "any":
                return self.operand("any", depth, scope)
        elif kind == "coll":
            kind = chance.pick(["str", "list", "map", "strlist"])
        self.budget -= 1
        special = getattr(self, "write_" + kind.rstrip("!"), None)
        if special:
            return special(depth, scope)
        fields = self.fields(kind, scope)
        roll = chance.random()
        if roll < 0.4 and fields:
            return chance.pick(fields)
        if roll < 0.75 and depth > 0 and self.budget > 0 and kind in BY_RESULT:
            return "(" + self.pipeline(kind, depth - 1, scope) + ")"
        return self.literal(kind, depth, scope)

    def fields(self, kind, scope):
        kinds = NUMBERS if kind == "num" else {kind, "list"} if kind == "strlist" else {kind}
        found = [name for name, of in scope.variables if of in kinds]
        if scope.values:
            found += [scope.values + "." + field for field in FIELDS.get(kind, [])]
        return found

    def literal(self, kind, depth, scope):
        chance = self.chance
        if kind == "str":
            return texts.literal(chance, texts.string(chance))
        if kind == "int":
            return chance.pick(words.INTEGERS)
        if kind == "int64":
            return f"(int64 {chance.pick(words.INTEGERS)})"
        if kind == "float":
            return chance.pick(words.FLOATS) if chance.happens(0.95) else chance.pick(words.HUGE + words.BAD_NUMBERS)
        if kind == "bool":
            return chance.pick(["true", "false"])
        if kind == "list":
            return "(list" + "".join(" " + self.operand("any", depth - 1, scope) for _ in range(chance.below(4))) + ")" if depth > 0 else "(list 1 \"a\" nil)"
        if kind == "strlist":
            return "(splitList \",\" " + texts.literal(chance, ",".join(chance.several(lambda: chance.pick(words.WORDS), 0, 4))) + ")"
        if kind == "map":
            return "(dict" + self.pairs(depth, scope) + ")" if depth > 0 else "(dict \"a\" 1 \"b\" \"x\")"
        return "nil"

    def pairs(self, depth, scope):
        return "".join(f" {self.write_key(0, scope)} {self.operand('any', depth - 1, scope)}" for _ in range(self.chance.below(4)))

    def write_null(self, depth, scope):
        return self.chance.pick(["nil"] + ([scope.values + "." + field for field in FIELDS["null"]] if scope.values else []))

    def write_complex(self, depth, scope):
        return self.chance.pick(words.COMPLEX)

    def write_dot(self, depth, scope):
        if scope.dot == "root":
            return self.operand("str", depth, scope)
        return self.chance.pick([".", "."] + ["." + field for field in CHAIN])

    def write_time(self, depth, scope):
        chance = self.chance
        roll = chance.random()
        if roll < 0.5:
            return "(toDate \"2006-01-02\" " + texts.go_quoted(chance.pick(words.DATES[:6] if chance.happens(0.8) else words.DATES)) + ")"
        if roll < 0.85:
            return "(toDate \"2006-01-02T15:04:05Z07:00\" " + texts.go_quoted(chance.pick(["2024-02-29T12:34:56Z", "2024-02-29T12:34:56.789+02:00", "1969-12-31T23:59:59.5-07:30", "2024-03-31T01:30:00Z", "0000-01-01T00:00:00Z"])) + ")"
        if depth > 0:
            return "(" + self.call(chance.pick(BY_RESULT["time"]), depth - 1, scope) + ")"
        return "(toDate \"2006\" \"2024\")"

    def write_semver(self, depth, scope):
        return "(semver " + texts.go_quoted(texts.version(self.chance)) + ")"

    def write_key(self, depth, scope):
        chance = self.chance
        return texts.literal(chance, chance.pick(words.KEYS if chance.happens(0.3) else ["a", "b", "name", "n", "x", "on", "nil", "missing"]))

    def write_size(self, depth, scope):
        return self.chance.pick(["0", "1", "2", "3", "4", "5", "7", "10", "12", "20", "-1", "-2", "-5", "1.0", "'\\x05'"])

    def write_count(self, depth, scope):
        return self.chance.pick(["0", "1", "2", "3", "5", "10", "-1", "-3", "-10", "12"])

    def write_step(self, depth, scope):
        return self.chance.pick(["1", "2", "3", "-1", "-2", "0", "7"])

    def write_chars(self, depth, scope):
        chance = self.chance
        if chance.happens(0.2):
            return self.operand("str", depth, scope)
        return texts.literal(chance, chance.pick(["", " ", ",", "a", "-", "/", ".", "\n", "b", "ab", "é", "o", "\t", "$", "0", "日", "=", ", ", "aa"]))

    def write_digits(self, depth, scope):
        return texts.literal(self.chance, texts.digits(self.chance))

    def write_word(self, depth, scope):
        return texts.go_quoted(self.chance.pick(words.WORDS))

    def write_pairs(self, depth, scope):
        return self.pairs(max(depth, 1), scope).strip()

    def write_format(self, depth, scope):
        return texts.go_quoted(format_text(self.chance))

    def write_typename(self, depth, scope):
        return texts.go_quoted(self.chance.pick(words.TYPE_NAMES))

    def write_kindname(self, depth, scope):
        return texts.go_quoted(self.chance.pick(words.KIND_NAMES))

    def write_pattern(self, depth, scope):
        return texts.literal(self.chance, texts.pattern(self.chance))

    def write_subject(self, depth, scope):
        return texts.literal(self.chance, texts.subject(self.chance)) if self.chance.happens(0.8) else self.operand("str", depth, scope)

    def write_replacement(self, depth, scope):
        return texts.literal(self.chance, self.chance.pick(words.REPLACEMENTS))

    def write_layout(self, depth, scope):
        return texts.go_quoted(texts.layout(self.chance))

    def write_date(self, depth, scope):
        return texts.go_quoted(self.chance.pick(words.DATES))

    def write_zone(self, depth, scope):
        return texts.go_quoted(self.chance.pick(words.ZONES))

    def write_duration(self, depth, scope):
        return texts.go_quoted(self.chance.pick(words.DURATIONS))

    def write_spans(self, depth, scope):
        return self.write_duration(depth, scope) if self.chance.happens(0.7) else self.operand("number", depth, scope)

    def write_version(self, depth, scope):
        return texts.go_quoted(texts.version(self.chance))

    def write_camel(self, depth, scope):
        if self.flat:
            return self.operand("str", depth, scope)
        return texts.literal(self.chance, texts.string(self.chance).lower())

    def write_constraint(self, depth, scope):
        if not self.flat:
            return texts.go_quoted(self.chance.pick(["1.2.3", "^1.2", "~1.2.3", ">=1.0.0", "<2", "*", "1.x", ">= 1.2, < 3", "^0.2.3 || 2.x", "x", "!"]))
        return texts.go_quoted(texts.constraint(self.chance))

    def write_path(self, depth, scope):
        return texts.go_quoted(self.chance.pick(words.PATHS)) if self.chance.happens(0.8) else self.operand("str", depth, scope)

    def write_url(self, depth, scope):
        return texts.go_quoted(texts.url(self.chance))

    def write_urlparts(self, depth, scope):
        chance = self.chance
        parts = [name for name in ["scheme", "host", "path", "query", "fragment", "userinfo", "opaque", "hostname"] if chance.happens(0.4)]
        return "(dict" + "".join(f' "{name}" ' + texts.literal(chance, chance.pick(["http", "h:80", "/p", "a=b&c", "f", "u:p@x", "", "a b", "é", "//", "%41", "?", "p/q", "[::1]"])) for name in parts) + ")"

    def write_b64(self, depth, scope):
        return texts.go_quoted(self.chance.pick(["aGVsbG8=", "aGVsbG8", "w6k=", "/+8=", "_-8=", "a", "====", "", "aGVs\nbG8=", "AAEC", "/w==", "aGVsbG8= ", "é"]))

    def write_b32(self, depth, scope):
        return texts.go_quoted(self.chance.pick(["NBSWY3DP", "nbswy3dp", "NBSWY3D", "ME======", "ME", "", "A", "NBSW\nY3DP", "1", "74======"]))

    def write_json(self, depth, scope):
        return texts.literal(self.chance, texts.json_text(self.chance))

    def write_yaml(self, depth, scope):
        chance = self.chance
        return texts.literal(chance, chance.pick(["a: 1", "a: [1, b]\nc: {d: e}\n", "- 1\n- b\n", "x", "", "a: b: c", "a: |\n  x\n", "y: 1\nno: 2\n", "1: 2", "a: 1e3\nb: 0x1F\nc: 1000000\n", "a: ~", "{a: 1}", "a: \"\\x\"", "\ta: 1", "a: &x 1\nb: *x\n"])) \
            if not self.flat or chance.happens(0.7) else self.operand("str", depth, scope)

    def write_toml(self, depth, scope):
        if not self.flat:
            return texts.literal(self.chance, self.chance.pick(words.GOOD_TOML))
        return texts.literal(self.chance, texts.toml_text(self.chance))

    def call(self, function, depth, scope, piped=None):
        """A call; with `piped`, the last argument stands before it."""
        chance = self.chance
        arguments = []
        for parameter in function.parameters:
            times = {"": 1, "?": chance.below(2), "*": chance.below(4), "+": chance.between(1, 3)}[parameter.repeat]
            for _ in range(times):
                wrong = not parameter.kind.endswith("!") and chance.happens(self.wrong)
                kind = chance.pick(["any", "str", "int", "list", "map", "null", "float"]) if wrong else parameter.kind
                argument = self.operand(kind, depth, scope)
                if argument:
                    arguments.append(argument)
        if chance.happens(self.wrong / 5):
            arguments = arguments[:-1] if chance.happens(0.5) else arguments + [self.operand("any", 0, scope)]
        if arguments and chance.happens(0.25):
            last = arguments.pop()
            first = last[1:-1] if last.startswith("(") and last.endswith(")") and last.count("(") == 1 else last
            return first + " | " + " ".join([function.name] + arguments)
        return " ".join([function.name] + arguments)

    def pipeline(self, kind, depth, scope):
        chance = self.chance
        if chance.happens(0.08):
            forms = [form for result, form in (SLOW if chance.happens(0.02) else STEADY) if result == kind or kind == "any"]
            if forms:
                return self.filled(chance.pick(forms), depth, scope)
        if kind == "any":
            return self.call(chance.pick(UNSHOWN), depth, scope)
        if kind in BY_RESULT:
            return self.call(chance.pick(BY_RESULT[kind]), depth, scope)
        return self.operand(kind, depth, scope)

    def filled(self, form, depth, scope):
        out, rest = "", form
        while "{" in rest:
            before, _, rest = rest.partition("{")
            kind, _, rest = rest.partition("}")
            out += before + self.operand(kind, min(depth, 1), scope)
        return out + rest

    def printed(self, scope, depth=2):
        """A whole pipeline for an action: any function at the heart, often a second that shows what came out."""
        chance = self.chance
        self.budget = 40
        roll = chance.random()
        if roll < 0.62:
            function = chance.pick(FUNCTIONS if self.isAlone else UNSHOWN)
            text = self.call(function, depth, scope)
            if function.result == "shown":
                return text
        elif roll < 0.7:
            text = self.pipeline("any", depth, scope)
        elif roll < 0.76:
            kind = chance.pick(["time", "semver"])
            text = f"({self.operand(kind, 1, scope)}).{chance.pick(METHODS[kind])}"
        elif roll < 0.84:
            text = f"({self.operand(chance.pick(['map', 'any', 'list']), 1, scope)})." + chance.pick(CHAIN)
        elif roll < 0.9 and scope.values:
            text = scope.values + "." + ".".join(chance.several(lambda: chance.pick(CHAIN + ["m", "mm", "s", "l", "odd", "null1", "i"]), 1, 3))
        elif roll < 0.95 and scope.dot != "root":
            text = self.write_dot(0, scope)
        else:
            text = self.operand("any", 1, scope)
        if chance.happens(0.5):
            text += " | " + chance.weighted([(4, "toJson"), (3, "toYaml"), (2, "quote"), (1, "toString"), (1, "printf \"%v\""), (1, "printf " + texts.go_quoted(format_text(chance, 1))), (1, "len"), (1, "kindOf"), (1, "typeOf"),
                                             (0.5, "squote"), (0.5, "print"), (1, "indent 2"), (1, "nindent 4"), (0.5, "trim"), (0.5, "b64enc"), (0.5, "toPrettyJson"), (0.5, "toRawJson"), (0.3, "html"), (0.3, "urlquery"),
                                             (0.3, "js"), (0.5, "default \"d\""), (0.3, "not"), (0.3, "empty"), (0.3, "list"), (0.3, "upper"), (0.2, "int"), (0.2, "float64"), (0.2, "println"), (0.2, "cat \"x\"")])
        return text

    # Statements

    def action(self, inside):
        chance = self.chance
        left = chance.weighted([(6, "{{ "), (2, "{{- "), (1, "{{"), (0.3, "{{-  \n ")])
        right = chance.weighted([(6, " }}"), (2, " -}}"), (1, "}}"), (0.2, "\n -}}")])
        if left == "{{" and inside.startswith("-"):
            left = "{{ "
        return left + inside + right

    def text(self):
        return self.chance.pick(["", "", "x", " ", "\n", "\n  ", "key: ", "- ", " text ", "\n\n", "é", "}}", "{ ", "\t", "a: b\n", "<no value>", "# c\n", "--", "\r\n", "  - "])

    def statements(self, scope, depth, low=1, high=4):
        return "".join(self.text() + self.statement(scope, depth) for _ in range(self.chance.between(low, high))) + self.text()

    def statement(self, scope, depth):
        chance = self.chance
        names = [(5, "print"), (2, "declare"), (0.7, "assign"), (0.4, "comment"), (0.8, "include"), (0.8, "tpl")]
        if depth > 0:
            names += [(2.5, "if"), (2, "with"), (3, "range")]
        if depth == 2:
            names += [(0.8, "define"), (0.4, "block")]
        if scope.loop:
            names += [(0.7, "leave")]
        return getattr(self, "state_" + chance.weighted(names))(scope, depth)

    def state_print(self, scope, depth):
        if self.chance.happens(0.15) and scope.variables:
            name, kind = self.chance.pick(scope.variables)
            return self.action(name + self.chance.pick(["", "", ".a", ".name", " | toJson", " | quote"]))
        return self.action(self.printed(scope, 1 if depth else 2))

    def name(self):
        self.count += 1
        return "$" + self.chance.pick(["x", "v", "item", "é", "_a", "k2"]) + (str(self.count) if self.chance.happens(0.8) else "")

    def state_declare(self, scope, depth):
        kind = self.chance.pick(["str", "int", "float", "list", "map", "bool", "any", "strlist"])
        name = self.name()
        self.budget = 20
        text = self.action(f"{name} := {self.operand(kind, 1, scope)}")
        scope.variables.append((name, kind))
        return text

    def state_assign(self, scope, depth):
        if not scope.variables:
            return self.state_declare(scope, depth)
        name, kind = self.chance.pick(scope.variables)
        self.budget = 20
        return self.action(f"{name} = {self.operand(kind, 1, scope)}")

    def state_comment(self, scope, depth):
        return self.chance.pick(["{{/* c */}}", "{{- /* c\n d */ -}}", "{{/* {{ x }} */}}", "{{- /* */}}", "{{/**/ -}}"])

    def state_include(self, scope, depth):
        chance = self.chance
        if not self.defines:
            return self.state_print(scope, depth)
        name = chance.pick(self.defines) if chance.happens(0.97) else "nope"
        argument = scope.root if chance.happens(0.5) else self.operand("any", 1, scope)
        if chance.happens(0.25):
            return self.action(f'template "{name}"' + (" " + argument if chance.happens(0.9) else ""))
        return self.action(f'include "{name}" {argument}' + chance.pick(["", "", " | indent 2", " | nindent 2", " | trim", " | quote", " | fromYaml | toJson"]))

    def state_tpl(self, scope, depth):
        chance = self.chance
        inner = Scope()
        text = self.statements(inner, chance.below(2), 1, 2)
        if scope.root != "." and not scope.values:
            return self.action("tpl " + texts.literal(chance, self.statements(Scope("", "any", "."), 0, 1, 1)) + " .")
        return self.action(f"tpl {texts.literal(chance, text)} {scope.root}" + chance.pick(["", "", " | quote"]))

    def condition(self, scope):
        self.budget = 20
        text = self.pipeline(self.chance.pick(["bool", "any", "str", "map", "list"]), 1, scope) if self.chance.happens(0.6) else self.operand("any", 1, scope)
        if self.chance.happens(0.12):
            name = self.name()
            scope.variables.append((name, "any"))
            return f"{name} := {text}"
        return text

    def state_if(self, scope, depth):
        chance = self.chance
        inner = scope.same()
        text = self.action("if " + self.condition(inner)) + self.statements(inner, depth - 1, 1, 2)
        while chance.happens(0.25):
            text += self.action("else if " + self.condition(inner)) + self.statements(inner, depth - 1, 1, 2)
        if chance.happens(0.4):
            text += self.action("else") + self.statements(inner, depth - 1, 0, 2)
        return text + self.action("end")

    def state_with(self, scope, depth):
        chance = self.chance
        inner = scope.same()
        text = self.action("with " + self.condition(inner)) + self.statements(inner.inner("any"), depth - 1, 1, 2)
        if chance.happens(0.2):
            text += self.action("else with " + self.condition(inner)) + self.statements(inner.inner("any"), depth - 1, 1, 2)
        if chance.happens(0.4):
            text += self.action("else") + self.statements(inner, depth - 1, 0, 2)
        return text + self.action("end")

    def state_range(self, scope, depth):
        chance = self.chance
        self.budget = 15
        kind = chance.weighted([(4, "list"), (3, "map"), (1, "strlist"), (1, "count"), (0.7, "any"), (0.3, "null")])
        over = self.operand(kind, 1, scope)
        inner = scope.same()
        roll = chance.random()
        if roll < 0.25:
            first, second = self.name(), self.name()
            inner.variables += [(first, "str" if kind == "map" else "int"), (second, "any")]
            over = f"{first}, {second} := {over}"
        elif roll < 0.4:
            name = self.name()
            inner.variables.append((name, "any"))
            over = f"{name} := {over}"
        elif roll < 0.43 and scope.variables:
            over = f"{chance.pick(scope.variables)[0]} = {over}"
        body = inner.inner("any")
        body.loop = True
        text = self.action("range " + over) + self.statements(body, depth - 1, 1, 3)
        if chance.happens(0.25):
            text += self.action("else") + self.statements(inner, depth - 1, 0, 1)
        return text + self.action("end")

    def state_leave(self, scope, depth):
        word = self.chance.pick(["break", "continue"])
        if self.chance.happens(0.7):
            return self.action("if " + self.condition(scope.same())) + self.action(word) + self.action("end")
        return self.action(word)

    def define_text(self, depth=1):
        """A `define`, whose body sees whatever it is handed; names are never used twice in a case."""
        self.count += 1
        name = self.chance.pick(["app.", "lib.", "d", "é "]) + str(self.count)
        body = self.statements(Scope("", "any", "."), depth - 1 if depth > 0 else 0, 1, 3)
        self.defines.append(name)
        return self.action(f'define "{name}"') + body + self.action("end")

    def state_define(self, scope, depth):
        return self.define_text()

    def state_block(self, scope, depth):
        self.count += 1
        argument = self.operand("any", 1, scope)
        body = self.statements(Scope("", "any", "."), 0, 1, 2)
        return self.action(f'block "block{self.count}" {argument}') + body + self.action("end")


def format_text(chance, verbs=None):
    """A format for printf: flags, widths, indexes and verbs, some of them bad."""
    out = ""
    for _ in range(verbs or chance.between(0, 3)):
        out += chance.pick(["", "", "[", "a", "é", "%%"])
        out += "%" + chance.pick(words.FORMAT_FLAGS) + chance.pick(["", "", "", "5", "1", "12", "*", "-3"]) + chance.pick(["", "", "", ".2", ".0", ".", ".5", ".*", ".10"])
        out += chance.pick(["", "", "", "", "", "", "", "[1]", "[2]", "[0]", "[x"]) + (chance.pick(words.FORMAT_VERBS) if chance.happens(0.97) else chance.pick(["w", "z", "", "é", "!", "O", "h", "%"]))
    return out + chance.pick(["", "", "]", " "])
