"""Whether an error of ours, in Helm's words, says what Go's own error says.

Helm takes Go's messages apart and puts them together anew: of a parse error it keeps what follows the last `: `, of `fail` and
`required` the message and the outermost place, and a chain of template errors becomes one of several lines. So both
messages are brought to a form where only place, node and cause are left, in the order in which they come.
"""
import re

SPACE = re.compile(r"\s+")
PARSE = re.compile(r"parse error at \((.*?)\): ", re.S)
RAISED = re.compile(r"execution error at \((.*?)\): ", re.S)
FRAME = re.compile(r"template: ")


def same_error(ours, go):
    """`ours` is Helm's text as we print it, `go` the oracle's."""
    if ours == go or ours == "values: " + go:
        return True
    parse = PARSE.match(ours)
    if parse:
        return go.startswith(f"template: {parse[1]}: ") and go.endswith(ours[parse.end():])
    raised = RAISED.match(ours)
    if raised:
        return go.startswith(f"template: {raised[1]}: ") and go.endswith(ours[raised.end():])
    return squeezed(ours) == squeezed(go)


def squeezed(text):
    return SPACE.sub("", FRAME.sub("", text)).replace(":", "")
