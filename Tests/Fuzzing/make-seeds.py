#!/usr/bin/env python3
"""Makes the corpora that fuzzing starts from, out of what this repository holds: make-seeds.py FOLDER

Each target gets a folder of its own, FOLDER/TARGET. Files that are there stay: what fuzzing added is worth keeping.
"""
import base64, gzip, hashlib, io, json, pathlib, sys, tarfile

root = pathlib.Path(__file__).resolve().parent.parent.parent
record = root / "Tests/Conformance"
charts = root / "charts-under-test"
# Nothing behind the two empty blocks that end an archive.
tarfile.RECORDSIZE = 512
between = "\n=====\n"


class Corpus:
    def __init__(self, folder, target):
        self.folder = folder / target
        self.folder.mkdir(parents=True, exist_ok=True)
        regressions = root / "Tests/Fuzzing/Regressions" / target
        if regressions.is_dir():
            for path in sorted(regressions.iterdir()):
                self.add(path.read_bytes())

    def add(self, *parts, largest=32768):
        parts = [part if isinstance(part, bytes) else part.encode() for part in parts]
        data = between.encode().join(parts)
        if 0 < len(data) <= largest:
            (self.folder / hashlib.sha1(data).hexdigest()).write_bytes(data)


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def text(path):
    return path.read_text(encoding="utf-8", errors="surrogateescape").encode("utf-8", "surrogateescape")


def named(value):
    """Texts by name, whether they are a map or a list of pairs."""
    return list(value.items()) if isinstance(value, dict) else [(item["name"], item["text"]) for item in value]


def lines_of_dictionary(target):
    path = root / "Tests/Fuzzing/Dictionaries" / (target + ".dict")
    return [line.strip()[1:-1] for line in path.read_text().splitlines() if line.startswith('"')]


def template(folder, cases):
    corpus = Corpus(folder, "template")
    for case in cases:
        corpus.add(case["template"], case["values"], *[part for _, part in named(case.get("extra", {}))])
    for word in lines_of_dictionary("template"):
        if word.endswith(" ") and word[:-1].isalnum():
            corpus.add('{{ $s := repeat 900 "x, " }}{{ range 50 }}{{ $x := %s$s }}{{ end }}' % word, "")
            corpus.add('{{ $l := until 300 }}{{ range 50 }}{{ $x := %s $l $l }}{{ end }}' % word, "")
    for depth in [100, 2000]:
        corpus.add("{{ " + "(" * depth + "1" + ")" * depth + " }}", "")
        corpus.add("{{ if 1 }}" * depth + "x" + "{{ end }}" * depth, "")
    corpus.add('{{ define "a" }}{{ include "b" (list .) }}{{ end }}{{ include "a" 1 }}', "", '{{ define "b" }}{{ include "a" . }}{{ end }}')
    corpus.add('{{ range 100000000 }}{{ end }}', "")
    corpus.add('{{ $x := dict }}{{ range until 40 }}{{ $x = dict "a" $x "b" $x }}{{ end }}{{ toYaml $x }}', "")
    for chart in sorted(charts.iterdir()):
        if chart.is_dir():
            for path in sorted(chart.glob("templates/**/*")):
                if path.is_file():
                    values, helpers = chart / "values.yaml", chart / "templates/_helpers.tpl"
                    rest = [text(helpers)] if helpers.is_file() and len(text(helpers)) < 6000 else []
                    corpus.add(text(path), text(values) if len(text(values)) < 6000 else b"a: {b: [1]}", *rest)


def yaml(folder, cases, small):
    corpus = Corpus(folder, "yaml")
    for case in cases:
        if case["values"]:
            corpus.add(case["values"])
        if case["id"].startswith(("helm/toml", "helm/json", "helm/yaml", "yamlemit", "yamlpretty")):
            corpus.add(case.get("output", ""), largest=2048)
    for case in small:
        for name, part in case["files"].items():
            if name.endswith((".yaml", ".yml", ".json")) and "{{" not in part:
                corpus.add(part)
        corpus.add(case.get("output", ""), largest=4096)
    for path in sorted(charts.glob("**/values*/*.yaml")) + sorted(charts.glob("**/Chart.yaml")):
        corpus.add(text(path))
    for path in sorted((root / "snapshots").glob("**/*")):
        if path.is_file():
            for document in text(path).split(b"---\n")[:40]:
                corpus.add(document, largest=2048)
    for opened, closed in [("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", ""), ("!!map {", "}"), ("&a [", "]")]:
        for depth in [50, 900, 2500]:
            corpus.add(opened * depth + closed * depth + "\n")
            corpus.add("a: " + opened * depth + "x" + closed * depth + "\n")
    corpus.add("".join(" " * n + "a:\n" for n in range(150)))
    corpus.add("a: &a [x]\n" + "".join("b%d: &b%d [*%s, *%s]\n" % (n, n, *[("a" if n == 0 else "b%d" % (n - 1))] * 2) for n in range(30)))
    corpus.add("m: &m {a: 1}\n" + "".join("n%d: &n%d {<<: [*m, %s]}\n" % (n, n, "*n%d" % (n - 1) if n else "*m") for n in range(30)))
    corpus.add('title = "x"\n[owner]\nname = "y"\ndob = 1979-05-27T07:32:00-08:00\n[[a.b]]\nc = [1, 2.5, "z"]\nd = {e = 1}\n')


def set_arguments(folder, small):
    corpus = Corpus(folder, "set")
    flags = ("--set", "--set-string", "--set-json", "--set-literal", "--set-file")
    for case in small:
        arguments = [value for flag, value in zip(case["args"], case["args"][1:]) if flag in flags]
        if arguments:
            corpus.add(case["files"].get("values.yaml", ""), *arguments)
    for argument in [
        "a=1,b.c=x,d[0]=y,e={1,2,three},f=null,g=true", "a\\.b.c\\,d=x\\=y", 'a={"b":[1,{"c":null}]},d=1', "a[1][2].b[0]=z",
        '{"a":{"b":1}}', "a[65536]=1", ".".join("abcdefghijklmnopqrstuvwxyzabcdefgh") + "=1", "a" + "[3]" * 20 + "=1",
    ]:
        corpus.add("a: [{b: 1}, 2]\nb: {c: x}\n", argument)
        corpus.add("", argument, argument, argument, argument, "f=" + argument)


def schema(folder, small):
    corpus = Corpus(folder, "schema")
    for case in small:
        rules = case["files"].get("values.schema.json")
        if rules:
            user = case["files"].get("user.yaml") or case["files"].get("values.yaml", "{}")
            corpus.add(rules, user)
    for depth in [100, 450, 1500]:
        corpus.add('{"items":' * depth + "{}" + "}" * depth, "[" * depth + "]" * depth)
        corpus.add('{"$ref":"#/$defs/a","$defs":{"a":{"items":{"$ref":"#/$defs/a"}}}}', "[" * depth + "]" * depth)
    for path in sorted(charts.glob("**/values.schema.json")):
        corpus.add(text(path), b"{}")
    for name in ["date-time", "date", "time", "duration", "email", "hostname", "ipv4", "ipv6", "uri", "uri-reference", "uuid",
                 "json-pointer", "relative-json-pointer", "regex", "uri-template", "period", "iri"]:
        rules = {"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": name}}}
        for value in ["2024-02-29T23:59:60Z", "P1Y2M3DT4H", "a.b@c.de", "::ffff:1.2.3.4", "http://[::1]:80/a?b#c", "/a/~0b", "2#",
                      "{+a,b*}", "(a|b){2,3}"]:
            corpus.add(json.dumps(rules), json.dumps({"a": value}))
    tree = {"$ref": "#/$defs/n", "$defs": {"n": {"type": "object", "properties": {"l": {"$ref": "#/$defs/n"}, "r": {"$ref": "#/$defs/n"}},
            "unevaluatedProperties": False}}}
    corpus.add(json.dumps(tree), '{"l":{"l":{},"r":{"x":1}},"r":{}}')
    for keyword in ["allOf", "anyOf", "oneOf"]:
        steps = {"d%d" % n: {keyword: [{"$ref": "#/$defs/d%d" % (n + 1)}] * 2} for n in range(6)}
        corpus.add(json.dumps({"$ref": "#/$defs/d0", "$defs": {**steps, "d6": {"type": "string"}}}), '{"a":1}')
    corpus.add('{"$dynamicRef":"#x","$defs":{"a":{"$dynamicAnchor":"x","type":"object"}}}', "{}")
    corpus.add('{"$id":"http://a/b","$ref":"c","$defs":{"c":{"$id":"c","pattern":"^(a+)+$"}}}', '"aaaaaaaab"')
    corpus.add('{"patternProperties":{"^a.*b$":{"uniqueItems":true,"contains":{"const":1},"minContains":2}}}', '{"axb":[1,1.0,2]}')
    corpus.add('{"$recursiveRef":"#","$schema":"https://json-schema.org/draft/2019-09/schema","$recursiveAnchor":true}', '{"a":{}}')


def tar_of(files):
    output = io.BytesIO()
    with tarfile.open(fileobj=output, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for name, data in files:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return output.getvalue()


def parts_of(files):
    return between.encode().join(name.encode() + b"\n" + data for name, data in files)


def archive(folder, small):
    corpus = Corpus(folder, "archive")
    for number, case in enumerate(small):
        files = [("c/" + name, part.encode()) for name, part in case["files"].items()]
        files += [("c/" + name, base64.b64decode(part)) for name, part in case.get("binary", {}).items()]
        if number % 2 == 0 or case.get("binary"):
            corpus.add(b"#files\n" + parts_of(files))
        if number % 40 == 0 or case.get("binary"):
            data = tar_of(files)
            corpus.add(data)
            corpus.add(gzip.compress(data, mtime=0))
    for chart in sorted(charts.iterdir()):
        files = [("c/" + str(path.relative_to(chart)), text(path)) for path in sorted(chart.rglob("*")) if path.is_file()]
        corpus.add(b"#files\n" + parts_of([file for file in files if len(file[1]) < 8000][:40]), largest=100_000)
    corpus.add(tar_of([("c/Chart.yaml", b"apiVersion: v2\nname: c\nversion: 0.1.0\n"), ("c/" + "x" * 150, b"long")]))
    inner = b"#files\nk/Chart.yaml\napiVersion: v2\nname: k\nversion: 0.1.0\n\x1ek/values.yaml\na: 1\n"
    corpus.add(b"#files\n" + parts_of([
        ("c/Chart.yaml", b"apiVersion: v2\nname: c\nversion: 0.1.0\ndependencies: [{name: k, version: '*', alias: z, condition: z.on}]\n"),
        ("c/charts/k.tgz", inner), ("c/templates/a.yaml", b"{{ toYaml .Values }}\n")]))
    # What stands for a thousand times its size.
    chart = [("c/Chart.yaml", b"apiVersion: v2\nname: c\nversion: 0.1.0\n")]
    corpus.add(gzip.compress(tar_of(chart + [("c/%d" % n, bytes(5 << 20)) for n in range(19)]), mtime=0), largest=1 << 20)
    corpus.add(gzip.compress(tar_of(chart + [("c/values.yaml", b"a: [" + b"[]," * ((5 << 20) // 3 - 3) + b"]\n")]), mtime=0), largest=1 << 20)
    corpus.add(gzip.compress(tar_of(chart + [("c/templates/a", b"{{ . }}" * ((5 << 20) // 7))]), mtime=0), largest=1 << 20)


def main():
    folder = pathlib.Path(sys.argv[1])
    cases = [case for path in sorted((record / "templates").glob("*.jsonl")) for case in lines(path)]
    small = lines(record / "small-charts/cases.jsonl")
    template(folder, cases)
    yaml(folder, cases, small)
    set_arguments(folder, small)
    schema(folder, small)
    archive(folder, small)
    for target in sorted(folder.iterdir()):
        print(f"{target.name}: {len(list(target.iterdir()))} inputs")


main()
