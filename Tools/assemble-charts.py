#!/usr/bin/env python3
"""Lay out the charts that the cases render, from local clones of public repositories.

    assemble-charts.py CASES.json CLONES OUT

CASES.json  Tests/Conformance/charts/cases.json: its "charts" table names, for each chart, the
            repository (owner/name), the commit, the folder in it, and the subcharts
            that go into its charts/ folder.
CLONES      a folder with one clone per repository, as owner+name, owner+name/repo or
            owner/name (bare or not).
OUT         where the charts are written, one folder each.

A repository that is missing is named and its charts are left out; exit status 1 then.
"""
import json, os, subprocess, sys


def clone(clones, repo):
    for candidate in (repo.replace("/", "+") + "/repo", repo.replace("/", "+"), repo):
        path = os.path.join(clones, candidate)
        if os.path.isdir(path):
            return path
    return None


def extract(git_dir, commit, folder, target):
    """Copy the files of `folder` at `commit` to `target` (links and missing blobs are skipped)."""
    listing = subprocess.run(["git", "-C", git_dir, "ls-tree", "-r", "-z", commit, folder.rstrip("/") + "/" if folder != "." else "."],
                             capture_output=True, text=True, check=True).stdout
    for entry in filter(None, listing.split("\0")):
        meta, name = entry.split("\t", 1)
        mode, kind, sha = meta.split()
        if kind != "blob" or mode == "120000":
            continue
        blob = subprocess.run(["git", "-C", git_dir, "cat-file", "blob", sha], capture_output=True)
        if blob.returncode:
            continue
        relative = name if folder == "." else os.path.relpath(name, folder)
        path = os.path.join(target, relative)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(blob.stdout)


def main():
    cases, clones, out = sys.argv[1:4]
    charts = json.load(open(cases))["charts"]
    missing = set()
    for name, chart in charts.items():
        if os.path.isdir(os.path.join(out, name)):
            continue
        parts = [("", chart)] + [("charts/" + sub["as"], sub) for sub in chart.get("subcharts", [])]
        gone = [part["repo"] for _, part in parts if not clone(clones, part["repo"])]
        if gone:
            missing.update(gone)
            continue
        for under, part in parts:
            extract(clone(clones, part["repo"]), part["commit"], part["path"], os.path.join(out, name, under))
        for stub in chart.get("stubs", []):
            folder = os.path.join(out, name, "charts", stub["name"])
            os.makedirs(folder, exist_ok=True)
            with open(os.path.join(folder, "Chart.yaml"), "w") as file:
                file.write(f"apiVersion: v2\nname: {stub['name']}\nversion: {stub['version']}\n")
    for repo in sorted(missing):
        print("missing clone:", repo)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
