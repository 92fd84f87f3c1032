// swift-tools-version: 6.2
import PackageDescription

// The target list is the architecture: a module may use only what stands in its `dependencies`, arrows go down
// only, and SwiftPM refuses a ring. ARCHITECTURE.md says what each module is.

/// One program for each kind of input, only for `make fuzz`: libFuzzer brings the entry point, so that nobody else can link
/// them.
let fuzzTargets: [Target] =
  Context.environment["VALUESCTL_FUZZ"] == nil
  ? []
  : ["Archive", "Schema", "Set", "Template", "YAML"].map { name in
    .executableTarget(name: "Fuzz\(name)", dependencies: ["FuzzSupport"], path: "Tests/Fuzzing/Fuzz\(name)")
  }

let package = Package(
  name: "valuesctl",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "valuesctl", targets: ["valuesctl"]),
    .library(name: "ChartTesting", targets: ["ChartTesting"]),
    .plugin(name: "ValuesPlugin", targets: ["ValuesPlugin"]),
    .plugin(name: "ValuesctlPlugin", targets: ["ValuesctlPlugin"]),
    .plugin(name: "ValuesctlAcceptPlugin", targets: ["ValuesctlAcceptPlugin"]),
  ],
  traits: [
    .trait(
      name: "Certificates",
      description: "Keys and certificates for templates (genPrivateKey, genCA, genSignedCert, buildCustomCert, …).")
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    // C libraries.
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CCrypt", pkgConfig: "libcrypt", providers: [.apt(["libcrypt-dev"]), .brew(["libxcrypt"])]),
    .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),

    // What a value is, and what went wrong where.
    .target(name: "Diagnostics"),
    .target(name: "ValueTree"),

    // Siblings over them.
    .target(name: "ValueCoding", dependencies: ["ValueTree", "Diagnostics", "CLibYAML"]),
    .target(name: "GoRegexp", dependencies: ["ValueTree", "CRE2"]),
    .target(name: "TemplateFunctions", dependencies: ["ValueTree"]),
    .target(name: "SemanticVersions", dependencies: ["ValueTree"]),
    .target(name: "JSONSchema", dependencies: ["ValueTree", "ValueCoding", "GoRegexp"]),

    // The language, its functions, and charts: they do not know each other.
    .target(name: "GoTemplate", dependencies: ["TemplateFunctions", "ValueTree", "Diagnostics"]),
    .target(
      name: "Sprig", dependencies: ["TemplateFunctions", "ValueTree", "ValueCoding", "GoRegexp", "SemanticVersions"]),
    .target(
      name: "SprigCrypto",
      dependencies: [
        "TemplateFunctions", "ValueTree", "CCrypt",
        .product(name: "Crypto", package: "swift-crypto", condition: .when(traits: ["Certificates"])),
        .product(name: "CryptoExtras", package: "swift-crypto", condition: .when(traits: ["Certificates"])),
      ]),
    .target(
      name: "Charts",
      dependencies: ["ValueTree", "ValueCoding", "JSONSchema", "SemanticVersions", "Diagnostics", "CZlib"]),

    // Where everything meets.
    .target(
      name: "ChartEngine",
      dependencies: ["GoTemplate", "Sprig", "SprigCrypto", "Charts", "ValueCoding", "ValueTree", "Diagnostics"]),
    // What came out: objects that know their template and line.
    .target(
      name: "Manifests",
      dependencies: ["ChartEngine", "Charts", "GoRegexp", "GoTemplate", "ValueCoding", "ValueTree", "Diagnostics"]),
    // What came out, compared.
    .target(name: "ManifestDiff", dependencies: ["ValueTree", "ValueCoding", "SprigCrypto"]),
    // Assertions as values.
    .target(
      name: "Checks",
      dependencies: [
        "Manifests", "ManifestDiff", "ChartEngine", "Charts", "GoRegexp", "ValueCoding", "ValueTree", "Diagnostics",
      ]),
    // A chart's values as Swift.
    .target(name: "TypedValues", dependencies: ["Charts", "ValueCoding", "ValueTree"]),
    // The door for tests: the only module that imports Testing.
    .target(
      name: "ChartTesting",
      dependencies: [
        "Checks", "Manifests", "ManifestDiff", "Snapshots", "ChartEngine", "Charts", "TemplateFunctions", "ValueCoding",
        "ValueTree", "Diagnostics",
      ]),
    // Golden files.
    .target(
      name: "Snapshots",
      dependencies: [
        "Manifests", "ManifestDiff", "ChartEngine", "Charts", "SprigCrypto", "TemplateFunctions", "ValueCoding",
        "ValueTree",
        "Diagnostics",
      ]),
    .executableTarget(
      name: "valuesctl",
      dependencies: [
        "ChartEngine", "Manifests", "ManifestDiff", "Snapshots", "TypedValues", "Charts", "Diagnostics",
        "TemplateFunctions", "ValueCoding", "ValueTree",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // For packages that test charts. The build tool has a program of its own, without the engine: SwiftPM builds what a
    // plugin runs apart from what tests link.
    .executableTarget(name: "values-generator", dependencies: ["TypedValues", "Charts", "ValueTree"]),
    .plugin(name: "ValuesPlugin", capability: .buildTool(), dependencies: ["values-generator"]),
    .plugin(
      name: "ValuesctlPlugin",
      capability: .command(
        intent: .custom(verb: "valuesctl", description: "Run valuesctl: render, explain, values, eval, …")),
      dependencies: ["valuesctl"]),
    .plugin(
      name: "ValuesctlAcceptPlugin",
      capability: .command(
        intent: .custom(verb: "valuesctl-accept", description: "Accept pending snapshots."),
        permissions: [.writeToPackageDirectory(reason: "Accepted snapshots replace those that stand in the package.")]),
      dependencies: ["valuesctl"]),

    // Tests.
    .target(name: "CTerminal", path: "Tests/CTerminal"),
    .target(name: "TestSupport", dependencies: ["CTerminal", "ValueTree", "CZlib"], path: "Tests/TestSupport"),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "ValueTreeTests", dependencies: ["ValueTree", "TestSupport"]),
    .testTarget(name: "ValueCodingTests", dependencies: ["ValueCoding", "TestSupport"]),
    .testTarget(name: "SemanticVersionsTests", dependencies: ["SemanticVersions", "TestSupport"]),
    .testTarget(name: "GoRegexpTests", dependencies: ["GoRegexp", "TestSupport"]),
    .testTarget(name: "GoTemplateTests", dependencies: ["GoTemplate", "Sprig", "TestSupport"]),
    .testTarget(name: "SprigTests", dependencies: ["Sprig", "TestSupport"]),
    .testTarget(name: "SprigCryptoTests", dependencies: ["SprigCrypto", "TestSupport"]),
    .testTarget(name: "JSONSchemaTests", dependencies: ["JSONSchema", "ChartEngine", "TestSupport"]),
    .testTarget(name: "ChartsTests", dependencies: ["Charts", "TestSupport"]),
    .testTarget(
      name: "SnapshotsTests",
      dependencies: [
        "Snapshots", "Manifests", "ChartEngine", "Charts", "JSONSchema", "ValueCoding", "ValueTree", "TestSupport",
      ]),
    .testTarget(name: "ChartTestingTests", dependencies: ["ChartTesting", "TestSupport", "ValueTree"]),
    .testTarget(name: "ArticleTests", dependencies: ["ChartTesting"]),
    // The samples of the tour, which stand where a chart repository has its tests.
    .testTarget(
      name: "TourTests", dependencies: ["ChartTesting"], path: "Examples/chart-repo/Tests/TourTests"),
    .testTarget(
      name: "TypedValuesTests", dependencies: ["TypedValues", "Charts", "ChartTesting", "TestSupport", "ValueTree"]),
    .testTarget(name: "ManifestsTests", dependencies: ["Manifests", "ChartEngine", "TestSupport"]),
    .testTarget(
      name: "ManifestDiffTests", dependencies: ["ManifestDiff", "ValueCoding", "ValueTree", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "ValuesctlTests",
      dependencies: [
        "valuesctl", "ProcessUsage", "MistakeCases", "ChartEngine", "Charts", "TypedValues", "Diagnostics",
        "TestSupport", "ValueTree",
      ]),
    .executableTarget(name: "ProcessUsage", path: "Tests/ProcessUsage"),
    .target(name: "MistakeCases", dependencies: ["TestSupport", "ValueTree"], path: "Tests/MistakeCases"),
    .executableTarget(
      name: "UpdateMistakes", dependencies: ["MistakeCases", "TestSupport", "ValueTree"], path: "Tests/UpdateMistakes"),
    // It renders the test charts as snapshots do, from cases.
    .testTarget(name: "ChartEngineTests", dependencies: ["ChartEngine", "Snapshots", "TestSupport"]),
    .testTarget(
      name: "ConformanceTests", dependencies: ["ChartEngine", "Charts", "ValueCoding", "ValueTree", "TestSupport"]),
    .executableTarget(
      name: "SchemaSuite", dependencies: ["JSONSchema", "ValueCoding"], path: "Tests/SchemaSuite",
      exclude: ["run-suite.py"]),
    .executableTarget(
      name: "Benchmarks",
      dependencies: ["ChartEngine", "Charts", "GoTemplate", "ManifestDiff", "ValueCoding", "ValueTree"],
      path: "Tests/Benchmarks"),

    // Fuzzing: what one input does is a library, so that `swift test` replays what was found once.
    .target(
      name: "FuzzSupport",
      dependencies: [
        "ChartEngine", "Charts", "Diagnostics", "JSONSchema", "TemplateFunctions", "ValueCoding", "ValueTree", "CZlib",
      ],
      path: "Tests/Fuzzing/FuzzSupport"),
    .testTarget(
      name: "FuzzingTests", dependencies: ["FuzzSupport", "TestSupport", "ValueTree"],
      path: "Tests/Fuzzing/FuzzingTests"),
  ] + fuzzTargets,
  swiftLanguageModes: [.v6]
)
