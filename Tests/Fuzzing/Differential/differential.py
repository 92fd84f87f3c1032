#!/usr/bin/env python3
"""Compare valuesctl with the reference renderer on random templates and values.

    differential.py OURS ORACLE [--cases N] [--seed S] [--first N] [--show N] [--rule NAME] [--no-shrink]

OURS and ORACLE are command lines that read JSON lines {"template", "values", "extra", "files"} and print one JSON line each,
{"output"} or {"error"}. Case N of seed S is always the same. A difference that no rule of explain.py explains is made small and
printed as a JSON line with both answers; exit status 1 if there was one. README.md says more.
"""
import argparse
import collections
import json
import sys
import time

from cases import case
from explain import RULES, explanation
from helm_words import same_error
from programs import SENT, Pair
from shrink import shrunk

BATCH = 400


def verdict(one, ours, oracle):
    """What came of a case: a class of agreement, `explained: rule`, or `different: kind`."""
    if "dead" in ours:
        return f"different: ours {ours['dead']}"
    if "dead" in oracle:
        return "the oracle died or hung"
    if "output" in ours and ours.get("output") == oracle.get("output"):
        return "equal outputs"
    if "error" in ours and "error" in oracle:
        if ours["error"] in (oracle["error"], "values: " + oracle["error"]):
            return "equal errors, to the letter"
        if same_error(ours["error"], oracle["error"]):
            return "equal errors, in Helm's form"
    rule = explanation(one, ours, oracle)
    if rule:
        return "explained: " + rule
    kinds = ["output" if "output" in answer else "error" for answer in (ours, oracle)]
    return "different: " + ", oracle ".join(kinds)


def steadied(said, one, ours, oracle):
    """`said`, unless the oracle, asked again, gives our answer too: what hangs on the order of Go's maps is random there."""
    if not said.startswith("different") or "dead" in ours:
        return said
    for again in oracle.answers([one] * 16):
        if not verdict(one, ours, again).startswith("different"):
            return "explained: random order"
    return said


def report(one, ours, oracle):
    print(json.dumps({key: one[key] for key in ("id",) + SENT if key in one}, ensure_ascii=False))
    print("    ours   " + json.dumps(ours, ensure_ascii=False)[:1500])
    print("    oracle " + json.dumps(oracle, ensure_ascii=False)[:1500], flush=True)


def main():
    parser = argparse.ArgumentParser(description="Compare valuesctl with the reference renderer on random cases.")
    parser.add_argument("ours")
    parser.add_argument("oracle")
    parser.add_argument("--cases", type=int, default=100000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, metavar="N", help="begin with case N")
    parser.add_argument("--show", type=int, default=20, metavar="N", help="print at most N differences")
    parser.add_argument("--rule", metavar="NAME", action="append", default=[], help="print the cases that this rule of explain.py explains, too; repeatable")
    parser.add_argument("--no-shrink", action="store_true")
    options = parser.parse_args()
    pair = Pair(options.ours, options.oracle)
    begun, done, shown = time.time(), 0, 0
    counts, by_kind = collections.Counter(), collections.Counter()

    def differs_like(kind):
        def differs(candidates):
            return [verdict(one, *both) == kind for one, *both in zip(candidates, *pair.answers(candidates))]
        return differs

    batches = [range(start, min(start + BATCH, options.first + options.cases)) for start in range(options.first, options.first + options.cases, BATCH)]
    waiting = None
    for batch in batches + [None]:
        made = None if batch is None else [case(options.seed, number) for number in batch]
        started = None if made is None else (made, pair.start(made))
        if waiting:
            asked, futures = waiting
            for one, ours, oracle in zip(asked, *[future.result() for future in futures]):
                said = steadied(verdict(one, ours, oracle), one, ours, pair.programs[1])
                counts[said] += 1
                by_kind[one["id"].split("/")[0], said.split(":")[0].split(",")[0]] += 1
                if (said.startswith("different") or said.removeprefix("explained: ") in options.rule) and shown < options.show:
                    shown += 1
                    small = one if options.no_shrink else shrunk(one, differs_like(said))
                    report(small, *[answers[0] for answers in pair.answers([small])])
            done += len(asked)
            if sys.stderr.isatty():
                print(f"\r{done} cases, {time.time() - begun:.0f} s", end="", file=sys.stderr)
        waiting = started
    print(f"\nseed {options.seed}, cases {options.first} to {options.first + options.cases - 1}, {time.time() - begun:.0f} s")
    for said, count in sorted(counts.items(), key=lambda pair: (pair[0].split(":")[0], -pair[1])):
        print(f"{count:8} {said}")
    print("by kind of case:")
    kinds = sorted({kind for kind, _ in by_kind})
    for kind in kinds:
        print(f"{kind:>16}: " + ", ".join(f"{said} {count}" for (of, said), count in sorted(by_kind.items()) if of == kind))
    different = sum(count for said, count in counts.items() if said.startswith("different"))
    print(f"{done} cases, {different} unexplained differences")
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
