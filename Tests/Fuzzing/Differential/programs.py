"""The two programs: JSON lines in, JSON lines out, killed and started again when they die or hang."""
import concurrent.futures
import json
import os
import shlex
import subprocess

SENT = ("template", "values", "extra", "files")


class Program:
    """Answers cases in batches. A case that kills it or takes longer than `patience` seconds is answered by {"dead": why}."""

    def __init__(self, command, patience=20):
        self.command = shlex.split(command)
        self.patience = patience

    def answers(self, cases):
        found = []
        while len(found) < len(cases):
            lines, why = self.run(cases[len(found):])
            found += lines
            if len(found) < len(cases):
                # The one that it stopped at is tried alone, with all the time that there is.
                lines, why = self.run([cases[len(found)]])
                found += lines or [{"dead": why}]
        return found

    def run(self, cases):
        sent = "".join(json.dumps({key: case[key] for key in SENT if key in case}) + "\n" for case in cases).encode()
        process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "TZ": "UTC"})
        why = ""
        try:
            out, err = process.communicate(sent, timeout=self.patience + len(cases) * 0.02)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
            why = "hangs"
        if process.returncode and not why:
            why = f"ends with {process.returncode}: {err.decode(errors='replace').strip().splitlines()[:1]}"
        return [json.loads(line) for line in out.split(b"\n")[:-1]], why or "gives too few answers"


class Pair:
    """Both programs, asked at the same time."""

    def __init__(self, ours, oracle):
        self.programs = Program(ours), Program(oracle)
        self.pool = concurrent.futures.ThreadPoolExecutor(2)

    def start(self, cases):
        return [self.pool.submit(program.answers, cases) for program in self.programs]

    def answers(self, cases):
        return [future.result() for future in self.start(cases)]
