import TemplateFunctions

/// The functions of sprig 3.3.0 that need no cryptography, as Helm offers them.
package enum SprigTable {
  package static let functions: [Function] =
    strings + lists + dicts + defaults + reflection
    + json + encodings + math + conversions + paths + urls + dates + semver + regexps
}
