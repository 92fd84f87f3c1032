"""Makes a case small that the programs answer differently: drops parts as long as the difference stays of its kind."""
import re

ACTION = re.compile(r"(\{\{.*?\}\})", re.S)
TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|`[^`]*`|[A-Za-z0-9_]+|\s+|.', re.S)


def parts_of(text, level):
    if level == 0:
        return [part for part in ACTION.split(text) if part]
    if level == 1:
        return text.splitlines(keepends=True)
    if level == 2:
        return TOKEN.findall(text)
    return list(text)


def smaller(case):
    """Cases that lack one part, the biggest parts first."""
    for name in list(case.get("extra", {})) + list(case.get("files", {})):
        for field in ("extra", "files"):
            if name in case.get(field, {}):
                yield {**case, field: {key: text for key, text in case[field].items() if key != name}}
    for level in range(4):
        for field in ("template", "values"):
            text = case.get(field, "")
            parts = parts_of(text, level)
            if level == 3 and len(text) > 200:
                continue
            size = max(1, len(parts) // 2)
            while size:
                for start in range(0, len(parts), size):
                    shorter = "".join(parts[:start] + parts[start + size:])
                    if shorter != text:
                        yield {**case, field: shorter}
                size //= 2
        for name, text in case.get("extra", {}).items():
            parts = parts_of(text, level)
            for start in range(len(parts)):
                yield {**case, "extra": {**case["extra"], name: "".join(parts[:start] + parts[start + 1:])}}


def shrunk(case, differs, rounds=40, batch=60):
    """`differs` answers a list of cases with a list of whether each still differs as the first did."""
    for _ in range(rounds):
        pending, found = [], None
        for candidate in smaller(case):
            pending.append(candidate)
            if len(pending) == batch:
                found = first(pending, differs)
                if found:
                    break
                pending = []
        found = found or first(pending, differs)
        if not found:
            return case
        case = found
    return case


def first(candidates, differs):
    if not candidates:
        return None
    for candidate, still in zip(candidates, differs(candidates)):
        if still:
            return candidate
    return None
