#!/usr/bin/env python3
"""Compare a renderer with real Helm, byte for byte.

    check-charts.py CASES.json CHARTS VALUESCTL [--only SUBSTRING] [--show N]

CASES.json  Tests/Conformance/charts/cases.json (each case: chart, arguments, golden file, or the error's last line)
CHARTS      the folder that assemble-charts.py wrote
VALUESCTL   the binary; it is called as `VALUESCTL render NAME CHART ARGUMENT...`
--show N    print the first N differing lines of each failing case (default 3)

Last line: `N passed, N failed`. Exit status 1 if any failed.
"""
import argparse, difflib, gzip, hashlib, json, os, subprocess, sys, time

parser = argparse.ArgumentParser()
parser.add_argument("cases"); parser.add_argument("charts"); parser.add_argument("valuesctl")
parser.add_argument("--only", default=""); parser.add_argument("--show", type=int, default=3)
options = parser.parse_args()
base = os.path.dirname(os.path.abspath(options.cases))
passed = failed = 0
for case in json.load(open(options.cases))["cases"]:
    if options.only not in case["id"]:
        continue
    chart = os.path.join(os.path.abspath(options.charts), case["chart"])
    if not os.path.isdir(chart):
        failed += 1
        print(f"FAIL {case['id']}: chart {case['chart']} is not in {options.charts}")
        continue
    args = [a.replace("CHART/", chart + "/").replace("VALUES/", os.path.join(base, "values") + "/") for a in case["args"]]
    start = time.monotonic()
    try:
        run = subprocess.run([options.valuesctl, "render", "release-name", chart, *args], capture_output=True, timeout=120)
    except subprocess.TimeoutExpired:
        failed += 1
        print(f"FAIL {case['id']}: no answer in 120 s")
        continue
    took = time.monotonic() - start
    if "error" in case:
        said = run.stderr.decode(errors="replace")
        if run.returncode != 0 and case["error"] in said:
            passed += 1
        else:
            failed += 1
            print(f"FAIL {case['id']}: exit {run.returncode}; wanted the error {case['error']!r}; got {said.strip()[-300:]!r}")
        continue
    if run.returncode == 0 and hashlib.sha256(run.stdout).hexdigest() == case["sha256"]:
        passed += 1
        continue
    failed += 1
    if run.returncode != 0:
        print(f"FAIL {case['id']}: exit {run.returncode}: {run.stderr.decode(errors='replace').strip()[-400:]}")
        continue
    if "golden" not in case:
        print(f"FAIL {case['id']}: {len(run.stdout)} bytes, helm {case['bytes']} ({took:.2f} s)")
        continue
    golden = gzip.open(os.path.join(base, case["golden"])).read()
    want, got = golden.decode(errors="replace").splitlines(), run.stdout.decode(errors="replace").splitlines()
    lines = [l for l in difflib.unified_diff(want, got, "helm", "valuesctl", lineterm="", n=0)]
    print(f"FAIL {case['id']}: {len(run.stdout)} bytes, helm {len(golden)} ({took:.2f} s)")
    for line in lines[: options.show]:
        print("    " + line[:160])
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
