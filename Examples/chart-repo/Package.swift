// swift-tools-version: 6.2
import PackageDescription

// A chart repository: charts and their tests, nothing to build for anybody else.
let package = Package(
  name: "chart-repo",
  platforms: [.macOS(.v15)],
  dependencies: [
    // A repository of its own would name the version: .package(url: "…/valuesctl", from: "…").
    .package(name: "valuesctl", path: "../..")
  ],
  targets: [
    .testTarget(
      name: "ChartTests", dependencies: [.product(name: "ChartTesting", package: "valuesctl")],
      // WebValues, made of charts/web/values.yaml.
      plugins: [.plugin(name: "ValuesPlugin", package: "valuesctl")]),
    // The samples of the tour.
    .testTarget(
      name: "TourTests", dependencies: [.product(name: "ChartTesting", package: "valuesctl")]),
  ]
)
