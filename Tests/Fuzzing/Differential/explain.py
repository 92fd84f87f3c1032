"""The differences that are the reference's own, each with its reason. README.md lists them in words.

A rule gets the case and both answers, and says whether this difference is the one that it is about: it undoes exactly
what the reference does otherwise and then wants the rest to be the same.
"""
import collections
import re

from helm_words import same_error

RULES = collections.OrderedDict()


def rule(reason):
    def add(function):
        RULES[function.__name__.replace("_", " ")] = (function, reason)
        return function
    return add


def explanation(case, ours, oracle):
    """The name of the first rule that explains the difference, or None."""
    for name, (holds, _) in RULES.items():
        if holds(case, ours, oracle):
            return name
    return None


def said(answer):
    return answer.get("output", answer.get("error", ""))


def alike(ours, oracle, change_ours=None, change_oracle=None):
    """Whether both outputs, or both errors, are the same after the changes."""
    mine = (change_ours or str)(said(ours))
    other = (change_oracle or str)(said(oracle))
    if "output" in ours and "output" in oracle:
        return mine == other
    return "error" in ours and "error" in oracle and same_error(mine, other)


def calls(case, *names):
    texts = [case["template"], case.get("values", "")] + list(case.get("extra", {}).values())
    return any(re.search(rf"(?<![A-Za-z0-9_])(?:{'|'.join(names)})(?![A-Za-z0-9_])", text) for text in texts)


# Functions that are missing or older.

@rule("no toYamlPretty, mustToToml, sha512sum in the oracle")
def missing_function(case, ours, oracle):
    return bool(re.search(r'function \\*"(toYamlPretty|mustToToml|sha512sum)\\*" not defined', said(oracle)))


SEMVER_WORDS = [
    ("Invalid Semantic Version", "invalid semantic version"), ("Version segment starts with 0", "version segment starts with 0"),
    ("Error parsing version segment", "error parsing version segment"), ("constraint Parser Error", "constraint parser error"),
    ("Invalid Prerelease string", "invalid prerelease string"), ("Invalid Metadata string", "invalid metadata string"), ("Invalid characters in version", "invalid characters in version"),
]


@rule("semver 3.2 begins its errors with a capital and does not quote an improper constraint")
def words_of_semver(case, ours, oracle):
    def quoted(text):
        return re.sub(r'(improper constraint: )"((?:\\.|[^"\\])*)"', lambda match: match[1] + match[2], text)

    def lowered(text):
        for old, new in SEMVER_WORDS:
            text = text.replace(old, new)
        return text
    return calls(case, "semver", "semverCompare") and alike(ours, oracle, quoted, lowered)


@rule("semver 3.2 lets != take prereleases, and wants a prerelease in each part of a group that takes one")
def prereleases_of_semver(case, ours, oracle):
    found = re.findall(r'"([^"]*)"', case["template"])
    concerned = any("!=" in text or "-" in text and re.search(r"[ ,]", text) for text in found)
    swap = lambda text: re.sub(r"\b(true|false|4|5)\b", "?", text)
    return calls(case, "semverCompare") and concerned and alike(ours, oracle, swap, swap)


@rule("semver 3.2 looks closer at the second version of a range `a - b`")
def ranges_of_semver(case, ours, oracle):
    ranges = [text for text in re.findall(r'"([^"]*)"', case["template"]) if re.search(r"\S\s+- ", text)]
    return calls(case, "semverCompare") and bool(ranges) and any(re.search("error calling semverCompare: (improper constraint|constraint [Pp]arser [Ee]rror)", answer.get("error", "")) for answer in (ours, oracle))


@rule("mergo before 1.0 does not overwrite a value by a map")
def map_over_value(case, ours, oracle):
    if not calls(case, "mergeOverwrite", "mustMergeOverwrite") or "output" not in ours or "output" not in oracle:
        return False
    mine, other = ours["output"], oracle["output"]
    same = next((place for place, (a, b) in enumerate(zip(mine, other)) if a != b), min(len(mine), len(other)))
    return bool(re.search(r"(map\[|\{|:\s*)[^\s\]}]{0,4}$", mine[:same + 4]))


@rule("camelcase of the older xstrings lowers letters that follow a capital")
def letters_of_camelcase(case, ours, oracle):
    return calls(case, "camelcase") and alike(ours, oracle, str.lower, str.lower)


# TOML 1.2 of BurntSushi.

TOML_NUMBER = re.compile(r"(?<![\w.+-])[+-]?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|inf|nan)(?![\w.])")


@rule("TOML 1.2 writes floats without an exponent, and +inf")
def numbers_of_toml(case, ours, oracle):
    number = lambda text: TOML_NUMBER.sub(lambda match: repr(float(match[0])), text)
    return calls(case, "toToml") and alike(ours, oracle, number, number)


@rule("TOML 1.2 writes tables only")
def toml_of_no_table(case, ours, oracle):
    parts = said(oracle).split("toml: top-level values must be Go maps or structs")
    pattern = "[\\s\\S]*".join(re.escape(part) for part in parts)
    return len(parts) > 1 and calls(case, "toToml") and bool(re.fullmatch(pattern, said(ours)))


@rule("TOML 1.2 counts one line less where a text ends too early, and one more at a line break that is wrong")
def line_of_toml(case, ours, oracle):
    def counted(by):
        return lambda text: re.sub(r"toml: line (\d+)", lambda match: f"toml: line {int(match[1]) + by}", text)
    early = re.search(r"toml: line \d+[^:]*: (unexpected EOF|[^\n]*but got '*\\+x00|[^\n]*but got end of file|[^\n]*hexadecimal digits after)", said(oracle))
    late = re.search(r"but (?:got|found) '*\\+n", said(oracle))
    return calls(case, "fromToml") and bool(early and alike(ours, oracle, None, counted(1)) or late and alike(ours, oracle, None, counted(-1)))


@rule("TOML 1.2 has other words for a bad time")
def time_of_toml(case, ours, oracle):
    new = lambda text: re.sub(r'Invalid TOML Datetime: (\\*"[^"]*")\.', r"invalid datetime: \1", text)
    return calls(case, "fromToml") and "Invalid TOML Datetime" in said(oracle) and alike(ours, oracle, None, new)


@rule("TOML 1.2 lets a key be defined again when it holds or gets an array or table")
def key_of_toml_again(case, ours, oracle):
    return calls(case, "fromToml") and "has already been defined" in said(ours)


@rule("TOML 1.2 refuses line breaks and a last comma in inline tables")
def inline_table_of_toml(case, ours, oracle):
    return calls(case, "fromToml") and bool(re.search("newlines not allowed within inline tables|trailing comma not allowed in inline tables", said(oracle)))


@rule("TOML 1.2 writes «hexidecimal»")
def spelling_of_toml(case, ours, oracle):
    return "hexidecimal" in said(oracle) and alike(ours, oracle, None, lambda text: text.replace("hexidecimal", "hexadecimal"))


@rule("TOML 1.2 takes U+FFFD for a byte that is no UTF-8")
def replacement_character_in_toml(case, ours, oracle):
    return calls(case, "fromToml") and "invalid UTF-8 byte: 0xef" in said(oracle) and "\ufffd" in case["template"] + case.get("values", "")


# Other libraries, and Helm's own objects.

@rule("sigs.k8s.io/yaml 1.3 writes «Unsupported map key» with a capital")
def key_of_yaml(case, ours, oracle):
    return "Unsupported map key of type" in said(oracle) and alike(ours, oracle, None, lambda text: text.replace("Unsupported map key of type", "unsupported map key of type"))


@rule(".Values is common.Values in Helm and a plain map in the oracle")
def type_of_values(case, ours, oracle):
    plain = lambda text: text.replace("common.Values", "map[string]interface {}")
    return "common.Values" in said(ours) and (alike(ours, oracle, plain) or "interface {} is common.Values, not map[string]interface {}" in said(ours))


@rule("addresses differ from run to run")
def address(case, ours, oracle):
    if not both_output(ours, oracle):
        return False
    pattern = re.escape(ours["output"])
    for shown in ("824633720832", "14000000000000", "c000000000", "C000000000", "1100000000000000000000000000000000000000"):
        pattern = re.sub(r"(?:0[xX])?0*" + shown, "(?:0[xX])?[0-9a-fA-F]+", pattern)
    return pattern != re.escape(ours["output"]) and bool(re.fullmatch(pattern, oracle["output"]))


def both_output(ours, oracle):
    return "output" in ours and "output" in oracle


@rule("the oracle's root has no .Capabilities.KubeVersion, four API versions and a plain .Chart")
def root_scope(case, ours, oracle):
    return bool(re.search(r"networking\.k8s\.io/v1\W+Chart\W|networking\.k8s\.io/v1\b[^a-z]*\bBasePath", said(oracle))) and "Capabilities" in said(ours)


@rule("the oracle parses extra files first, so of two broken files it names the other one")
def other_broken_file(case, ours, oracle):
    return said(ours).startswith("parse error at (c/templates/t:") and said(oracle).startswith("template: c/templates/_h.tpl:")


@rule("the oracle has no limits on what a render may do")
def beyond_a_limit(case, ours, oracle):
    return bool(re.search(r"the limit [a-z-]+ is \d+, --limit [a-z-]+=NUMBER moves it", ours.get("error", "")))


# What is known of ours, and differs from Helm too: README.md says why it stays.

@rule("OURS: slice past the length of a list, within the memory that Go keeps behind it")
def slice_past_the_end(case, ours, oracle):
    return "reflect.Value.Slice: slice index out of bounds" in said(ours) and "slice index out of bounds" not in said(oracle)


REPEAT = r"(?:[*+?]|\{\d+,?\d*\})"


@rule("OURS: RE2 lets a repetition of what may be empty and is lazy take more than Go does: (?:(?:(?:a??)*){2,})*")
def lazy_repetition(case, ours, oracle):
    nested = re.search(rf"\){REPEAT}\??\)+{REPEAT}", case["template"])
    return calls(case, "(?:mustR|r)egex[A-Za-z]+") and bool(nested) and "output" in ours and "output" in oracle
