#!/usr/bin/env python3
"""Compare a template evaluator with real Helm, case by case.

    check-templates.py COMMAND FILE_OR_FOLDER... [--only SUBSTRING] [--show N] [--errors-at-least PERCENT]

COMMAND  a command line that reads JSON lines {"template", "values", "extra", "files"} on standard
         input and prints one JSON line each, {"output"} or {"error"}: `valuesctl eval --json-lines`.
FILE     JSON lines with those keys, an "id", and Helm's own "output" or "error".

A case with an output passes when the output is the same to the byte. A case with an error passes
when there is an error; how many messages are the same as Helm's, to the letter, is counted beside, and with
--errors-at-least that share must be reached. A message out of `fail` or `required` must always be the same.
The command runs with TZ=UTC, as the record was made.
Last line: `N passed, N failed`. Exit status 1 if any failed.
"""
import argparse, collections, glob, json, os, shlex, subprocess, sys

parser = argparse.ArgumentParser()
parser.add_argument("command"); parser.add_argument("paths", nargs="+")
parser.add_argument("--only", default=""); parser.add_argument("--show", type=int, default=20)
parser.add_argument("--errors-at-least", type=float, default=0, metavar="PERCENT")
options = parser.parse_args()
cases = []
for path in options.paths:
    for name in sorted(glob.glob(os.path.join(path, "**", "*.jsonl"), recursive=True)) if os.path.isdir(path) else [path]:
        cases += [json.loads(line) for line in open(name) if line.strip()]
cases = [case for case in cases if options.only in case["id"]]
sent = "".join(json.dumps({k: case[k] for k in ("template", "values", "extra", "files") if k in case}) + "\n" for case in cases)
run = subprocess.run(shlex.split(options.command), input=sent.encode(), capture_output=True, timeout=600,
                     env={**os.environ, "TZ": "UTC"})
answers = [json.loads(line) for line in run.stdout.splitlines() if line.strip()]
if len(answers) != len(cases):
    print(f"{len(answers)} answers to {len(cases)} cases; exit {run.returncode}; {run.stderr.decode(errors='replace')[-400:]}")
    stopped = cases[len(answers)]["id"] if len(answers) < len(cases) else "-"
    print("stopped at", stopped)
areas, shown, errors, same = collections.OrderedDict(), 0, 0, 0
for case, answer in zip(cases, answers):
    area = "/".join(case["id"].split("/")[:2])
    tally = areas.setdefault(area, [0, 0])
    if "error" in case:
        errors += 1
        same += answer.get("error") == case["error"]
        ours = case["error"].startswith("execution error at (")
        good = "error" in answer and (not ours or answer["error"] == case["error"])
    else:
        good = answer.get("output") == case["output"]
    tally[0 if good else 1] += 1
    if not good and shown < options.show:
        shown += 1
        key = "error" if "error" in case else "output"
        print(f"FAIL {case['id']}\n    template {case['template'][:150]!r}\n    helm     {key}: {case[key][:200]!r}\n    here     {str(answer)[:220]}")
for area, (good, bad) in areas.items():
    print(f"{area:40} {good:6} passed {bad:6} failed")
passed = sum(a for a, _ in areas.values())
share = 100 * same / errors if errors else 100
print(f"error messages the same as Helm's: {same} of {errors} ({share:.1f} %)")
print(f"{passed} passed, {len(cases) - passed} failed")
sys.exit(0 if passed == len(cases) and share >= options.errors_at_least else 1)
