/// One call of each function that templates have, on inputs of several sizes.
///
/// `$s` stands for a text, `$l` for a list of texts, `$n` for a list of numbers, `$m` for a map; a row with one of them is
/// measured once for each size.
enum FunctionCalls {
  static let table: [(name: String, calls: [String])] =
    language + texts + splits + numbers + lists + maps + coding + times + patterns + secrets

  private static func each(_ names: [String], _ arguments: String...) -> [(name: String, calls: [String])] {
    names.map { name in (name, arguments.map { name + " " + $0 }) }
  }

  private static let language =
    each(["eq", "ne"], "1 2", "$s $s", "\"a\" \"b\"") + each(["lt", "le", "gt", "ge"], "1 2", "$s $s")
    + each(["len", "not", "html", "js", "urlquery", "print", "println"], "$s", "$m", "$l")
    + [
      ("and", ["and 1 2", "and 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"]), ("or", ["or 0 1"]),
      ("call", []), ("index", ["index $m \"k1\"", "index $l 0"]), ("slice", ["slice $s 1", "slice $l 1"]),
      (
        "printf",
        [
          "printf \"%s\" $s", "printf \"%q\" $s", "printf \"%x\" $s", "printf \"%v\" $m", "printf \"%v\" $l",
          "printf \"%10d\" 1", "printf \"%f\" 1e300", "printf \"%.300f\" 1.1", "printf \"%U\" 1", "printf $s 1",
          "printf \"%*d\" 4000 1", "printf \"%T\" $m",
        ]
      ),
      ("include", ["include \"nothing\" .", "include \"same\" $s"]), ("tpl", ["tpl \"x\" .", "tpl \"{{ . }}\" $s"]),
      ("fail", []), ("required", ["required \"x\" $s"]), ("lookup", ["lookup \"v1\" \"a\" \"b\" \"c\""]),
      ("getHostByName", ["getHostByName \"a\""]),
    ]

  private static let texts =
    each(
      [
        "trim", "nospace", "initials", "upper", "lower", "title", "untitle", "swapcase", "snakecase", "kebabcase",
        "camelcase", "quote", "squote", "toString", "b64enc", "b64dec", "b32enc", "b32dec", "base", "dir", "ext",
        "clean",
        "osBase", "osDir", "osExt", "osClean", "isAbs", "osIsAbs", "regexQuoteMeta", "shuffle", "sha1sum", "sha256sum",
        "sha512sum", "adler32sum", "typeOf", "kindOf", "empty", "atoi", "int", "int64", "float64", "toDecimal",
        "duration", "durationRound", "urlParse",
      ], "$s")
    + each(
      ["trimAll", "trimall", "trimPrefix", "trimSuffix", "contains", "hasPrefix", "hasSuffix"], "\"ab\" $s", "$s $s")
    + each(["typeIs", "typeIsLike", "kindIs"], "\"string\" $s", "\"map\" $m")
    + [
      ("trunc", ["trunc 5 $s", "trunc -5 $s"]), ("substr", ["substr 1 5 $s"]), ("abbrev", ["abbrev 9 $s"]),
      ("abbrevboth", ["abbrevboth 9 19 $s"]),
      ("replace", ["replace \"a\" \"b\" $s", "replace \"zz\" \"b\" $s", "replace \"\" \"b\" $s"]),
      ("indent", ["indent 2 $s"]), ("nindent", ["nindent 2 $s"]), ("repeat", ["repeat 2 $s", "repeat 1 $s"]),
      ("wrap", ["wrap 9 $s"]), ("wrapWith", ["wrapWith 9 \"-\" $s", "wrapWith 1 \"\" $s"]),
      ("plural", ["plural $s $s 2"]), ("hello", ["hello"]), ("cat", ["cat $s $s", "cat 1 2"]),
      ("quote", ["quote $m", "quote $l"]), ("toString", ["toString $m"]), ("cat", ["cat $m"]),
      ("randAlphaNum", ["randAlphaNum 1", "randAlphaNum 10000"]), ("randAlpha", ["randAlpha 1", "randAlpha 10000"]),
      ("randNumeric", ["randNumeric 1", "randNumeric 10000"]), ("randAscii", ["randAscii 1", "randAscii 10000"]),
      ("randBytes", ["randBytes 1", "randBytes 10000"]), ("randInt", ["randInt 1 9"]), ("uuidv4", ["uuidv4"]),
      ("urlJoin", ["urlJoin (dict \"path\" $s)", "urlJoin (dict \"userinfo\" $s)"]),
      ("semver", ["semver \"1.2.3-a.b+c\"", "semver $s"]),
      (
        "semverCompare",
        [
          "semverCompare \">=1.2 <3 || ^4.5.6 || ~7\" \"1.2.3\"", "semverCompare (printf \">=1.%d\" .) \"1.2.3\"",
          "semverCompare \"*\" (printf \"1.2.%d\" .)", "semverCompare $s \"1.2.3\"",
        ]
      ),
    ]

  private static let splits =
    [
      ("split", ["split \" \" $s", "split \"\" $s"]), ("splitn", ["splitn \" \" 2 $s", "splitn \"\" -1 $s"]),
      ("splitList", ["splitList \" \" $s", "splitList \"\" $s"]),
      ("join", ["join \",\" $l", "join \",\" $n", "join \",\" $m"]), ("toStrings", ["toStrings $l", "toStrings $n"]),
      ("sortAlpha", ["sortAlpha $l", "sortAlpha $n", "sortAlpha $m"]),
    ]

  private static let numbers =
    each(["add", "sub", "mul", "max", "min", "biggest", "addf", "subf", "mulf", "maxf", "minf"], "1 2", "1.5 \"2.25\"")
    + each(["div", "mod", "divf"], "7 3", "1.5e300 3") + each(["addf", "subf", "mulf", "divf"], "1e300 1e-300")
    + each(["add1", "add1f", "floor", "ceil"], "1", "\"1.5\"", "1e300") + each(["until"], "2", "1000", "100000")
    + [
      ("round", ["round 1.5 1", "round 1e300 300"]), ("untilStep", ["untilStep 0 1000 1"]),
      ("seq", ["seq 2", "seq 10000"]),
      ("add", ["add $n"]), ("int", ["int 1.5"]), ("float64", ["float64 \"1.5\""]),
      ("atoi", ["atoi \"12\""]), ("toDecimal", ["toDecimal 777"]), ("int64", ["int64 \"12\""]),
    ]

  private static let lists =
    each(["list", "tuple"], "", "1 2 3") + each(["concat"], "$l $l")
    + ["first", "last", "rest", "initial", "reverse", "compact", "uniq"].flatMap { twice($0, "$l", "$n") }
    + ["append", "push", "prepend"].flatMap { twice($0, "$l 1") }
    + twice("without", "$l \"x\"", "$n 1 2 3 4 5 6 7 8", "$l $m") + twice("has", "\"x\" $l", "1 $n", "$m $l")
    + twice("slice", "$l 1 2") + twice("chunk", "3 $l", "1 $n")

  private static let maps =
    [
      ("dict", ["dict", "dict \"a\" 1 \"b\" 2"]), ("get", ["get $m \"k1\""]), ("set", ["set $m \"k1\" 1"]),
      ("set", ["set $m (toString .) 1"]), ("unset", ["unset $m \"x\""]), ("hasKey", ["hasKey $m \"x\""]),
      ("pluck", ["pluck \"x\" $m $m $m"]), ("keys", ["keys $m", "keys $m $m"]), ("values", ["values $m"]),
      ("pick", ["pick $m \"k1\" \"k2\""]), ("omit", ["omit $m \"k1\" \"k2\""]), ("dig", ["dig \"k1\" \"x\" $m"]),
      ("deepEqual", ["deepEqual $m $m", "deepEqual $l $l", "deepEqual $n $n", "deepEqual $s $s", "deepEqual 1 2"]),
      ("default", ["default 1 $s"]), ("coalesce", ["coalesce 0 0 $s"]), ("all", ["all 1 1 $s"]),
      ("any", ["any 0 0 $s"]),
      ("ternary", ["ternary 1 2 true"]),
    ] + twice("deepCopy", "$m", "$l")
    + ["merge", "mergeOverwrite"].flatMap { twice($0, "(dict) $m", "$m $m") }

  private static let coding =
    each(
      [
        "toYaml", "mustToYaml", "toYamlPretty", "toJson", "mustToJson", "toPrettyJson", "mustToPrettyJson", "toRawJson",
        "mustToRawJson",
      ], "$m", "$l", "$n", "$s", "1") + each(["toToml", "mustToToml"], "$m", "(dict \"a\" $s)")
    + [
      (
        "fromYaml",
        [
          "fromYaml \"a: 1\"", "fromYaml (printf \"a: %q\" $s)", "fromYaml (toYaml $m)",
          "fromYaml (printf \"%s: [\" $s)",
          "fromYaml (printf \"a: [%s]\" (repeat 9999 \"1,\"))", "fromYaml (repeat 9999 \"a: 1\\n\")",
        ]
      ),
      ("fromYamlArray", ["fromYamlArray \"[1]\"", "fromYamlArray (toYaml $l)", "fromYamlArray (toJson $n)"]),
      ("fromJson", ["fromJson \"{}\"", "fromJson (toJson $m)", "fromJson (printf \"{\\\"a\\\":%q}\" $s)"]),
      ("fromJsonArray", ["fromJsonArray \"[1]\"", "fromJsonArray (toJson $l)", "fromJsonArray (toJson $n)"]),
      ("mustFromJson", ["mustFromJson \"{}\"", "mustFromJson (toJson $n)"]),
      ("fromToml", ["fromToml \"a = 1\"", "fromToml (toToml $m)", "fromToml (repeat 9999 \"[[a]]\\n\")"]),
    ]

  private static let times =
    [
      ("now", ["now"]), ("date", ["date \"2006-01-02\" now", "date $s now"]),
      ("dateInZone", ["dateInZone \"2006-01-02 MST\" now \"Asia/Tokyo\"", "dateInZone \"\" now (toString .)"]),
      ("date_in_zone", ["date_in_zone \"2006-01-02 MST\" now \"Europe/Berlin\"", "date_in_zone \"2006\" 1 $s"]),
      ("htmlDate", ["htmlDate now"]), ("htmlDateInZone", ["htmlDateInZone now \"Asia/Tokyo\""]),
      ("toDate", ["toDate \"2006-01-02\" \"2026-01-02\"", "toDate $s $s"]),
      ("mustToDate", ["mustToDate \"2006-01-02\" \"2026-01-02\""]), ("unixEpoch", ["unixEpoch now"]),
      ("ago", ["ago now"]), ("durationRound", ["durationRound \"2h10m5s\""]), ("duration", ["duration 95"]),
    ] + each(["dateModify", "date_modify", "mustDateModify", "must_date_modify"], "\"-1.5h\" now")
    + [("dateModify", ["dateModify $s now"])]

  private static let patterns =
    ["regexMatch", "regexFind"].flatMap { twice($0, "\"(a|b)+z$\" $s", "\"a\" $s", "(printf \"%d\" .) \"a\"") }
    + twice("regexFindAll", "\"a\" $s -1", "\"\" $s -1", "\"(a|b|é)+\" $s -1", "\"zz\" $s -1")
    + ["regexReplaceAll", "regexReplaceAllLiteral"].flatMap { twice($0, "\"a\" $s \"b\"", "\"(\\\\w+)\" $s \"x\"") }
    + twice("regexSplit", "\"a\" $s -1", "\"\" $s -1")
    + [
      (
        "regexMatch",
        [
          "regexMatch \"(x+x+)+y\" $s", "regexMatch \"(a?){300}a{300}\" $s", "regexMatch \"(.*)(.*)(.*)(.*)z\" $s",
          "regexMatch (printf \"(\\\\pL{900}|%d){1}\" .) \"a\"", "regexMatch (printf \"(a{30}){30}%d\" .) \"a\"",
        ]
      ),
      ("regexFind", ["regexFind \"(.*)(.*)(.*)(.*)z\" $s", "regexFind \"(?i)(ab|cd|é)*?z\" $s"]),
    ]

  private static let secrets =
    [
      ("bcrypt", ["bcrypt \"p\""]), ("htpasswd", ["htpasswd \"u\" \"p\""]),
      ("derivePassword", ["derivePassword 1 \"long\" \"p\" \"u\" \"s\"", "derivePassword 1 \"long\" $s $s $s"]),
      ("encryptAES", ["encryptAES \"p\" $s"]), ("decryptAES", ["decryptAES \"p\" (encryptAES \"p\" $s)"]),
      (
        "genPrivateKey",
        ["genPrivateKey \"rsa\"", "genPrivateKey \"ecdsa\"", "genPrivateKey \"ed25519\"", "genPrivateKey \"dsa\""]
      ),
      ("genCA", ["genCA \"a\" 1"]), ("genCAWithKey", ["genCAWithKey \"a\" 1 \"\(key)\""]),
      ("genSelfSignedCert", ["genSelfSignedCert \"a\" nil nil 1"]),
      ("genSelfSignedCertWithKey", ["genSelfSignedCertWithKey \"a\" nil nil 1 \"\(key)\""]),
      ("genSignedCert", ["genSignedCert \"a\" nil nil 1 (genCA \"a\" 1)"]),
      ("genSignedCertWithKey", ["genSignedCertWithKey \"a\" nil nil 1 (genCAWithKey \"a\" 1 \"\(key)\") \"\(key)\""]),
      ("buildCustomCert", ["buildCustomCert \"a\" \"b\""]),
    ]

  /// A key that anybody may know: the one of RFC 8410.
  private static let key =
    "-----BEGIN PRIVATE KEY-----\\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\\n"
    + "-----END PRIVATE KEY-----\\n"

  private static func twice(_ name: String, _ arguments: String...) -> [(name: String, calls: [String])] {
    [name, "must" + name.prefix(1).uppercased() + name.dropFirst()].map { name in
      (name, arguments.map { name + " " + $0 })
    }
  }
}
