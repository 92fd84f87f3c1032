#!/usr/bin/env python3
"""Run the required tests of the JSON Schema Test Suite.

    run-suite.py SCHEMASUITE CLONE [--show N]

SCHEMASUITE is the built program beside this file, CLONE a clone (bare or not) of the suite's repository. The suite's
remote documents are handed over as files, so that references into them are tested too and nothing is fetched.
The exit status is 1 if a test failed.
"""
import argparse
import json
import os
import subprocess
import sys

DRAFTS = {
    "draft4": "http://json-schema.org/draft-04/schema#",
    "draft6": "http://json-schema.org/draft-06/schema#",
    "draft7": "http://json-schema.org/draft-07/schema#",
    "draft2019-09": "https://json-schema.org/draft/2019-09/schema",
    "draft2020-12": "https://json-schema.org/draft/2020-12/schema",
}


def read_all(clone):
    """{path: text} of the suite's tests and remotes."""
    git = ["git", "-C", clone]
    names = subprocess.check_output(git + ["ls-tree", "-r", "HEAD", "--name-only", "tests", "remotes"], text=True)
    wanted = [n for n in names.split("\n") if n.endswith(".json")]
    batch = subprocess.run(git + ["cat-file", "--batch"], input="".join("HEAD:%s\n" % n for n in wanted).encode(),
                           stdout=subprocess.PIPE, check=True).stdout
    files = {}
    for name in wanted:
        head, batch = batch.split(b"\n", 1)
        size = int(head.split()[2])
        files[name], batch = batch[:size].decode(), batch[size + 1:]
    return files


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("clone")
    parser.add_argument("--show", type=int, default=20)
    arguments = parser.parse_args()
    files = read_all(arguments.clone)
    # The suite serves its remotes at this address; here they are files below /remotes.
    moved = lambda text: text.replace("http://localhost:1234", "file:///remotes")
    remotes = {}
    for name, text in files.items():
        if name.startswith("remotes/"):
            document = json.loads(moved(text))
            metaschema = DRAFTS.get(name.split("/")[1])
            # Without `$schema` a document is of the newest draft for Helm, and of its folder's for the suite.
            if metaschema and isinstance(document, dict):
                document.setdefault("$schema", metaschema)
            remotes["/" + name] = json.dumps(document)
    passed, failed, shown = {}, {}, 0
    for draft, metaschema in DRAFTS.items():
        requests, tests = [], []
        for name in sorted(files):
            if not name.startswith("tests/%s/" % draft) or name.count("/") != 2:
                continue
            for group in json.loads(moved(files[name])):
                schema = group["schema"]
                if isinstance(schema, dict) and "$schema" not in schema:
                    schema = dict(schema, **{"$schema": metaschema})
                text = json.dumps(schema)
                used = remotes if "file:///remotes" in text else {}
                for test in group["tests"]:
                    tests.append((name, group["description"], test, text))
                    requests.append(json.dumps({"schema": text, "data": test["data"], "files": used}))
        output = subprocess.run([arguments.program], input="\n".join(requests) + "\n", text=True,
                                stdout=subprocess.PIPE, check=True).stdout
        for (name, group, test, text), line in zip(tests, output.splitlines(), strict=True):
            error = json.loads(line)["error"]
            if (error == "") == test["valid"]:
                passed[draft] = passed.get(draft, 0) + 1
                continue
            failed[draft] = failed.get(draft, 0) + 1
            if shown < arguments.show:
                shown += 1
                print("FAIL %s: %s: %s\n  schema %s\n  data %s\n  wanted %s, got %r\n" % (
                    name, group, test["description"], text[:600], json.dumps(test["data"])[:300],
                    "valid" if test["valid"] else "invalid", error))
    for draft in DRAFTS:
        print("%-14s %5d passed %5d failed" % (draft, passed.get(draft, 0), failed.get(draft, 0)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
