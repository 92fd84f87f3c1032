"""What templates can call, as a table: `name parameter… -> result`.

A parameter says what is mostly passed: a type of Go's, or what a text of that type is read as (`pattern`, `layout`).
`x*` may come any number of times, `x+` at least once, `x?` once or never. A result that is `shown` is printed as it is and handed
to no other function: where libraries of two versions differ, a rule must still be able to see it.
"""
import re

TABLE = """
and any any* -> any
or any any* -> any
not any -> bool
eq any any+ -> bool
ne any any -> bool
lt num num -> bool
le num num -> bool
gt num num -> bool
ge str str -> bool
len coll -> int
index coll key* -> any
slice list size? size? -> list
print any* -> str
println any* -> str
printf format any* -> str
html any* -> str
js any* -> str
urlquery any* -> str
call any any* -> any

trim str -> str
trimAll chars str -> str
trimall chars str -> str
trimPrefix chars str -> str
trimSuffix chars str -> str
trunc size str -> str
substr size size str -> str
abbrev size str -> str
abbrevboth size size str -> str
nospace str -> str
initials str -> str
contains chars str -> bool
hasPrefix chars str -> bool
hasSuffix chars str -> bool
replace chars str str -> str
upper str -> str
lower str -> str
title str -> str
untitle str -> str
swapcase str -> str
snakecase str -> str
kebabcase str -> str
camelcase camel -> str
indent size str -> str
nindent size str -> str
repeat size str -> str
wrap size str -> str
wrapWith size chars str -> str
plural str str int -> str
hello -> str
quote any* -> str
squote any* -> str
cat any* -> str
toString any -> str
toStrings list -> strlist
join chars any -> str
split chars str -> map
splitn chars size str -> map
splitList chars str -> strlist
sortAlpha any -> strlist

int number -> int
int64 number -> int64
float64 number -> float
atoi digits -> int
toDecimal digits -> int64
add number* -> int64
add1 number -> int64
sub number number -> int64
mul number number* -> int64
div number number -> int64
mod number number -> int64
max number number* -> int64
min number number* -> int64
biggest number number* -> int64
addf number* -> float
add1f number -> float
subf number number* -> float
mulf number number* -> float
divf number number* -> float
maxf number number* -> float
minf number number* -> float
floor number -> float
ceil number -> float
round number size float? -> float
until count -> list
untilStep count count step -> list
seq count* -> str

default any any* -> any
empty any -> bool
coalesce any* -> any
all any* -> bool
any any* -> bool
ternary any any bool -> any
required str any -> any
fail str -> str
typeOf any -> str
typeIs typename any -> bool
typeIsLike typename any -> bool
kindOf any -> str
kindIs kindname any -> bool
deepEqual any any -> bool

list any* -> list
tuple any* -> list
concat list* -> list
first list -> any
mustFirst list -> any
last list -> any
mustLast list -> any
rest list -> list
mustRest list -> list
initial list -> list
mustInitial list -> list
append list any -> list
mustAppend list any -> list
push list any -> list
mustPush list any -> list
prepend list any -> list
mustPrepend list any -> list
reverse list -> list
mustReverse list -> list
uniq list -> list
mustUniq list -> list
without list any* -> list
mustWithout list any* -> list
has any list -> bool
mustHas any list -> bool
compact list -> list
mustCompact list -> list
mustSlice list size? size? -> list
chunk size list -> list
mustChunk size list -> list

dict pairs -> map
get map key -> any
set map key any -> map
unset map key -> map
hasKey map key -> bool
pluck key map* -> list
pick map key* -> map
omit map key* -> map
deepCopy any -> any
mustDeepCopy any -> any
merge map map* -> map
mustMerge map map* -> map
mergeOverwrite map map* -> shown
mustMergeOverwrite map map* -> shown
dig key key? any map -> any

b64enc str -> str
b64dec b64 -> str
b32enc str -> str
b32dec b32 -> str
sha1sum str -> str
sha256sum str -> str
sha512sum str -> str
adler32sum str -> str

toJson any -> str
mustToJson any -> str
toPrettyJson any -> str
mustToPrettyJson any -> str
toRawJson any -> str
mustToRawJson any -> str
fromJson json -> map
fromJsonArray json -> list
mustFromJson json -> any
toYaml any -> str
mustToYaml any -> str
toYamlPretty any -> str
fromYaml yaml -> map
fromYamlArray yaml -> list
toToml map -> shown
mustToToml map -> shown
fromToml toml -> map

regexMatch pattern subject -> bool
mustRegexMatch pattern subject -> bool
regexFind pattern subject -> str
mustRegexFind pattern subject -> str
regexFindAll pattern subject size -> strlist
mustRegexFindAll pattern subject size -> strlist
regexReplaceAll pattern subject replacement -> str
mustRegexReplaceAll pattern subject replacement -> str
regexReplaceAllLiteral pattern subject replacement -> str
mustRegexReplaceAllLiteral pattern subject replacement -> str
regexSplit pattern subject size -> strlist
mustRegexSplit pattern subject size -> strlist
regexQuoteMeta subject -> str

toDate layout date -> time
mustToDate layout date -> time
date layout time! -> str
dateInZone layout time! zone -> str
date_in_zone layout time! zone -> str
htmlDate time! -> str
htmlDateInZone time! zone -> str
unixEpoch time! -> str
dateModify duration time! -> time
date_modify duration time! -> time
mustDateModify duration time! -> time
must_date_modify duration time! -> time
duration number -> str
durationRound spans -> str

semver version -> semver
semverCompare constraint version -> bool
base path -> str
dir path -> str
ext path -> str
clean path -> str
isAbs path -> bool
osBase path -> str
osDir path -> str
osExt path -> str
osClean path -> str
osIsAbs path -> bool
urlParse url -> map
urlJoin urlparts -> str

lookup str str str str -> map
getHostByName str -> str
"""

# Operands whose text is the same in every run, out of functions whose order or result is not.
STEADY = [
    ("strlist", "sortAlpha (keys {map})"), ("int", "len (keys {map} {map})"), ("int", "len (values {map})"),
    ("str", 'values (dict "k" {any}) | toJson'), ("str", "join {chars} (keys {map} | sortAlpha)"),
    ("int", "len (randAlphaNum {size})"), ("int", "len (randAlpha {size})"), ("int", "len (randNumeric {size})"), ("int", "len (randAscii {size})"),
    ("bool", 'regexMatch "^[a-zA-Z]*$" (randAlpha {size})'), ("str", "kindOf (randInt 1 5)"), ("int", "randInt 3 4"), ("int", "len (randBytes {size})"),
    ("int", "len uuidv4"), ("str", "shuffle (repeat {size} \"z\")"), ("str", "typeOf now"), ("str", "kindOf (now | date {layout})"), ("str", "kindOf (ago {time!})"),
    ("str", "decryptAES \"k\" (encryptAES \"k\" {str})"), ("str", 'htpasswd "a:b" {word}'),
    ("str", "kindOf (urlParse {url})"), ("bool", "hasPrefix \"x\" (randNumeric {size})"),
    ("str", 'genPrivateKey "ecdsa" | trunc 27'), ("str", 'genPrivateKey "ed25519" | trunc 27'), ("str", "genPrivateKey {word}"), ("str", "buildCustomCert {b64} {b64} | kindOf"),
    ("str", '(genCAWithKey {word} 1 (genPrivateKey "ecdsa")).Cert | trunc 27'), ("str", '(genSelfSignedCertWithKey {word} nil (list "a.b") 2 (genPrivateKey "ecdsa")).Key | trunc 30'),
    ("str", 'genSignedCertWithKey {word} (list {str}) nil 1 (genCAWithKey "ca" 1 (genPrivateKey "ecdsa")) (genPrivateKey "ed25519") | kindOf'),
]
# The same, but they take a tenth of a second.
SLOW = [
    ("str", 'derivePassword {size} "long" {word} {word} {word}'), ("str", "genCA {word} 1 | kindOf"), ("str", "(genSelfSignedCert {word} nil nil 1).Cert | trunc 27"),
    ("str", 'kindOf (genSignedCert {word} nil nil 1 (genCAWithKey "ca" 1 (genPrivateKey "ecdsa")))'), ("int", "len (bcrypt {word})"),
]


class Parameter:
    def __init__(self, text):
        self.kind = text.rstrip("*+?")
        self.repeat = text[len(self.kind):]


class Function:
    def __init__(self, line):
        left, _, self.result = line.partition(" -> ")
        self.name, *parameters = left.split()
        self.parameters = [Parameter(text) for text in parameters]


FUNCTIONS = [Function(line) for line in TABLE.split("\n") if line]
BY_RESULT = {}
for _function in FUNCTIONS:
    BY_RESULT.setdefault(_function.result, []).append(_function)
NAMES = [function.name for function in FUNCTIONS]
STEADY_NAMES = set(re.findall(r"[a-zA-Z0-9_]+", " ".join(text for _, text in STEADY + SLOW)))
