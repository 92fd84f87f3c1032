"""Case N of seed S: always the same template, values, extra files. Each kind of case leans on one part of the engine."""
import texts
import vocabulary as words
import yaml_texts
from chance import Chance
from functions import FUNCTIONS
from template_texts import Scope, Writer, format_text
from yaml_texts import Plain


def case(seed, number):
    chance = Chance(seed, number)
    kind = chance.weighted(KINDS)
    made = kind(chance)
    return {"id": f"{kind.__name__}/{seed}/{number}", **made}


def tree(chance, depth=2):
    """Any value, maps and lists in it."""
    roll = chance.random()
    if depth == 0 or roll < 0.55:
        roll = chance.random()
        if roll < 0.45:
            return texts.string(chance)
        if roll < 0.75:
            return Plain(chance.pick(["0", "1", "3", "-17", "1000000", "12345678", "1.5", "1e-7", "1e21", "0.1", "123456789.5", "9223372036854775807", "3.0", "-0.0", "0x1F"]))
        return chance.pick([True, False, None])
    if roll < 0.78:
        return [tree(chance, depth - 1) for _ in range(chance.below(4))]
    return {chance.pick(words.KEYS): tree(chance, depth - 1) for _ in range(chance.below(4))}


def values(chance):
    """The values that FIELDS of template_texts.py reach."""
    return {
        "s": texts.string(chance), "t": chance.pick(words.WORDS), "u": chance.pick(words.ODD), "empty": "", "text": "line one\n  line two\n\nlast\n",
        "i": Plain(chance.pick(["3", "7", "42", "-5"])), "j": Plain(chance.pick(["0", "1", "1000000", "65535"])), "f": Plain(chance.pick(words.FLOATS[:4] + ["2.675", "1e-7", "1e21", "-0.0"])),
        "big": Plain(chance.pick(["12345678901234567890", "9007199254740993", "1e300", "1700000000"])), "zero": Plain("0"), "yes": True, "no2": False, "null1": None,
        "l": [tree(chance, 1) for _ in range(chance.below(5))], "ll": [[tree(chance, 0)], [Plain("1"), "a"], []], "el": [], "nums": [Plain(chance.pick(["1", "2.5", "10", "-3"])) for _ in range(3)],
        "strs": [chance.pick(words.WORDS) for _ in range(chance.between(1, 4))], "m": {"name": texts.string(chance), "n": Plain("1.5"), "on": True, "list": [Plain("1"), "b"], "nil": None, "x": {"name": "deep"}},
        "mm": {"x": {"name": "x1", "on": False}, "y z": {"name": "y1"}}, "em": {}, "odd": {chance.pick(words.KEYS): tree(chance, 1) for _ in range(3)},
    }


def with_values(chance, template):
    return {"template": template, "values": yaml_texts.written(values(chance), chance)}


def expressions(chance):
    """A few calls by themselves: every function comes up, with arguments that mostly fit."""
    writer = Writer(chance)
    writer.isAlone = True
    scope = Scope()
    return with_values(chance, "\n".join("[" + writer.action(writer.printed(scope)) + "]" for _ in range(chance.between(1, 2))))


def whole(chance):
    """Whole templates: control structures, variables, defines, include, tpl, trim markers."""
    writer = Writer(chance, wrong=0.015)
    made = {}
    if chance.happens(0.5):
        made["extra"] = {"_h.tpl": "\n".join(writer.define_text() for _ in range(chance.between(1, 2)))}
    return {**with_values(chance, writer.statements(Scope(), 2, 1, 4)), **made}


def broken(chance):
    """Templates with characters gone, doubled or replaced: most do not parse."""
    writer = Writer(chance, wrong=0.0)
    text = writer.statements(Scope(), chance.below(3), 1, 2)
    for _ in range(chance.between(1, 2)):
        at = chance.below(len(text) + 1)
        piece = chance.pick(["{{", "}}", "{{-", "-}}", "{{ end }}", "{{ else }}", "(", ")", "|", ".", "$", ":=", "=", ",", "\"", "'", "`", " ", "\n", "end", "range", "$x", "$x.y", "nil", "/*", "*/", "{{ break }}", "1", "\\", "@", "é", "-", "{{ define \"q\" }}", "{{ block \"r\" . }}",
                             "{{ if }}", "{{ else if 1 }}", "{{ else with 1 }}", "{{ template }}", "{{ template \"nope\" }}", "nope", "nope 1", "..", ". x", "$ 1", "1 2", "1.x", "\"a\".b", "(1).x", "a.b", "true.x", "nil.x", "{{ $u }}", "{{ }}", "{{ 1 := 2 }}", "!", "%", "{{/* x }}", "\x00"])
        cut = chance.pick([0, 0, 1, 2, 5])
        text = text[:at] + piece + text[at + cut:]
    return with_values(chance, text)


def documents(chance):
    """YAML texts as values, printed in every way."""
    return {"template": chance.pick([
        "{{ toYaml .Values }}\n{{ toJson .Values }}", "{{ range $k, $v := .Values }}{{ $k | quote }}: {{ kindOf $v }} {{ $v }}\n{{ end }}", "{{ toPrettyJson .Values }}", "{{ .Values | toYaml | nindent 2 }}",
        "{{ range $k, $v := .Values }}{{ $k }}={{ $v | quote }} {{ toJson $v }} {{ toYaml $v }}\n{{ end }}", "{{ .Values }}"]), "values": yaml_texts.document(chance)}


def yaml_read(chance):
    """YAML texts through fromYaml and fromYamlArray."""
    made = yaml_texts.document(chance)
    template = chance.pick(["{{ fromYaml .Values.t | toJson }}", "{{ fromYaml .Values.t | toYaml }}", "{{ fromYaml .Values.t }}", "{{ fromYamlArray .Values.t | toJson }}", "{{ fromYamlArray .Values.t | toYaml }}", "{{ range $k, $v := fromYaml .Values.t }}{{ $k }} {{ typeOf $v }} {{ $v }}\n{{ end }}"])
    return {"template": template, "values": "t: " + texts.yaml_quoted(made) + "\n"}


def yaml_written(chance):
    """Odd strings and trees through toYaml: quoting, folding, block scalars, order of keys."""
    if chance.happens(0.6):
        text = texts.string(chance)
        if chance.happens(0.4):
            text = "".join(chance.pick(list("ab c:-#'\"\n,[]{}&*!|>%@`?=.~01\té ") + ["word ", "\n  ", ": ", " #"]) for _ in range(chance.between(1, 14)))
        elif chance.happens(0.3):
            text = "".join(chance.pick(["word", " ", " ", "a", "longerword", "\n", "  ", "é", ", ", ": "]) for _ in range(chance.between(15, 70)))
        template = chance.pick(["{{ toYaml .Values.v }}", "{{ dict \"k\" .Values.v | toYaml }}", "{{ list .Values.v | toYaml }}", "{{ dict .Values.v 1 | toYaml }}", "{{ dict \"a\" (list (dict \"b\" .Values.v \"c\" (list .Values.v))) | toYaml }}", "{{ list (list .Values.v .Values.v) | toYaml }}",
                                "{{ .Values.v | toYaml | fromYamlArray | toJson }}", "{{ dict \"k\" .Values.v | toYaml | fromYaml | toJson }}", "{{ dict \"k\" .Values.v | toYaml | nindent 4 }}"])
        return {"template": template, "values": "v: " + texts.yaml_quoted(text) + "\n"}
    template = chance.pick(["{{ toYaml .Values.v }}", "{{ toYaml .Values }}", "{{ toYaml .Values | fromYaml | toJson }}", "{{ toJson .Values }}", "{{ toPrettyJson .Values.v }}", "{{ .Values.v | quote }}", "{{ .Values.v }}", "{{ toToml .Values }}", "{{ toToml .Values | fromToml | toJson }}", "{{ toRawJson .Values.v }}"])
    return {"template": template, "values": yaml_texts.written({"v": tree(chance, 4), chance.pick(words.KEYS): tree(chance, 2)}, chance)}


def printing(chance):
    """printf, print and quote of any value with any verb."""
    writer = Writer(chance, wrong=0.0)
    lines = []
    for _ in range(chance.between(1, 4)):
        form = format_text(chance, chance.pick([1, 1, 1, 2]))
        argument = lambda: writer.operand(chance.pick(["any", "any", "num", "str", "list", "map", "complex", "null"]), 1, Scope())
        writer.budget = 10
        lines.append("[{{ printf " + texts.go_quoted(form) + "".join(" " + argument() for _ in range(chance.pick([1, 1, 1, 2, 0, 3]))) + " }}]")
    return with_values(chance, "\n".join(lines))


def calls(chance, names):
    """Calls of some functions with fitting arguments, one a line."""
    writer = Writer(chance, wrong=0.01)
    writer.flat = True
    chosen = [function for function in FUNCTIONS if function.name in names]
    shows = ["", "", " | quote", " | toJson", " | toYaml"]
    made = []
    for _ in range(chance.between(1, 4)):
        writer.budget = 10
        made.append("[{{ " + writer.call(chance.pick(chosen), 0, Scope()) + chance.pick(shows) + " }}]")
    return with_values(chance, "\n".join(made))


def patterns(chance):
    return calls(chance, {name for name in (f.name for f in FUNCTIONS) if "egex" in name})


def dates(chance):
    if chance.happens(0.3):
        writer = Writer(chance)
        form = texts.layout(chance)
        moment = chance.pick(words.DATES[:5])
        text = chance.pick([f"{{{{ toDate \"2006-01-02\" \"{moment}\" | date {texts.go_quoted(form)} | toDate {texts.go_quoted(form)} | toJson }}}}",
                            f"{{{{ mustToDate {texts.go_quoted(form)} {texts.go_quoted(chance.pick(words.DATES))} }}}}",
                            f"{{{{ dateInZone {texts.go_quoted(form)} {writer.operand('time', 1, Scope())} {writer.write_zone(0, None)} }}}}",
                            f"{{{{ dateInZone {texts.go_quoted(form)} {chance.pick(['0', '1700000000', '-1', '253402300800', '-62135596801', '(int64 1719792000)'])} {writer.write_zone(0, None)} }}}}"])
        return {"template": text, "values": ""}
    return calls(chance, {"toDate", "mustToDate", "date", "dateInZone", "htmlDate", "htmlDateInZone", "unixEpoch", "dateModify", "mustDateModify", "duration", "durationRound"})


def versions(chance):
    if chance.happens(0.7):
        return {"template": "\n".join(f"{{{{ semverCompare {texts.go_quoted(texts.constraint(chance))} {texts.go_quoted(texts.version(chance))} }}}}" for _ in range(chance.between(1, 2))), "values": ""}
    return calls(chance, {"semver", "semverCompare"})


def numbers(chance):
    return calls(chance, {"int", "int64", "float64", "atoi", "toDecimal", "add", "add1", "sub", "mul", "div", "mod", "max", "min", "biggest", "addf", "add1f", "subf", "mulf", "divf", "maxf", "minf", "floor", "ceil", "round", "until", "untilStep", "seq", "lt", "le", "eq"})


def strings(chance):
    return calls(chance, {"trim", "trimAll", "trimPrefix", "trimSuffix", "trunc", "substr", "abbrev", "abbrevboth", "nospace", "initials", "contains", "replace", "upper", "lower", "title", "untitle", "swapcase", "snakecase", "kebabcase", "camelcase", "indent", "nindent", "repeat", "wrap", "wrapWith", "plural",
                          "quote", "squote", "cat", "split", "splitn", "splitList", "html", "js", "urlquery", "b64enc", "b64dec", "b32enc", "b32dec", "base", "dir", "ext", "clean", "urlParse", "urlJoin", "adler32sum", "toString"})


def collections(chance):
    return calls(chance, {"first", "last", "rest", "initial", "append", "prepend", "reverse", "uniq", "without", "has", "compact", "slice", "chunk", "concat", "dict", "get", "set", "unset", "hasKey", "pluck", "pick", "omit", "merge", "mergeOverwrite", "dig", "deepCopy", "deepEqual", "index", "sortAlpha", "join", "default", "coalesce", "ternary"})


def json_texts(chance):
    template = chance.pick(["{{ fromJson .Values.t }}", "{{ fromJson .Values.t | toJson }}", "{{ fromJsonArray .Values.t | toJson }}", "{{ mustFromJson .Values.t | toJson }}", "{{ mustFromJson .Values.t | toYaml }}", "{{ mustFromJson .Values.t | toPrettyJson }}", "{{ mustFromJson .Values.t | toRawJson }}", "{{ mustFromJson .Values.t }}"])
    return {"template": template, "values": "t: " + texts.yaml_quoted(texts.json_text(chance)) + "\n"}


def toml_texts(chance):
    template = chance.pick(["{{ fromToml .Values.t }}", "{{ fromToml .Values.t | toJson }}", "{{ fromToml .Values.t | toToml }}", "{{ fromToml .Values.t | toYaml }}", "{{ range $k, $v := fromToml .Values.t }}{{ $k }} {{ typeOf $v }} {{ $v }}\n{{ end }}"])
    return {"template": template, "values": "t: " + texts.yaml_quoted(texts.toml_text(chance)) + "\n"}


def chart_files(chance):
    names = ["a.txt", "conf/b.yaml", "conf/sub/c.json", ".hidden", "d e.txt", "é.txt", "conf/[x].txt", "x{1}.txt"]
    files = {name: texts.string(chance) for name in names if chance.happens(0.6)}
    glob = texts.go_quoted(chance.pick(["*", "**", "*.txt", "conf/*", "conf/**", "**/*.json", "conf/{b,sub/c}.*", "?.txt", "[a-c].txt", "[!a].txt", "conf/**.yaml", "*/*", "nope", "", "**.*", "x{1}.txt", "conf/\\\\[x\\\\].txt"]))
    name = texts.go_quoted(chance.pick(names + ["nope"]))
    template = chance.pick(["{{ .Files.Get %n }}", "{{ .Files.Lines %n | toJson }}", "{{ range $p, $d := .Files.Glob %g }}{{ $p }}: {{ $d | len }}\n{{ end }}", "{{ (.Files.Glob %g).AsConfig }}", "{{ (.Files.Glob %g).AsSecrets | indent 2 }}", "{{ .Files.GetBytes %n | len }}", "{{ len (.Files.Glob %g) }}",
                            "{{ range $p, $d := .Files.Glob %g }}{{ $.Files.Get $p | toYaml }}\n{{ end }}", "{{ tpl (.Files.Get %n) . }}", "{{ range .Files.Lines %n }}{{ . }}|{{ end }}", "{{ .Files.GetBytes %n }}", "{{ .Files.Get %n | b64enc }}", "{{ .Files.Glob %g | toYaml }}", "{{ (.Files.Glob %g).AsConfig | fromYaml | toJson }}"])
    return {"template": template.replace("%g", glob).replace("%n", name), "values": "", "files": files}


KINDS = [(22, expressions), (17, whole), (7, broken), (9, documents), (9, yaml_read), (8, yaml_written), (6, printing), (4, patterns), (3, dates), (3, versions), (4, numbers), (4, strings), (4, collections), (2, json_texts), (2, toml_texts), (1, chart_files)]
