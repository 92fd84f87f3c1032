/// Whether pending files may be written.
package enum SnapshotMode: String, Sendable {
  case local
  /// Nothing is written at all.
  case ci

  /// - Parameter environment: an environment variable by its name; this module reads none itself.
  package init(environment: (String) -> String?) {
    self = Self.ciVariable(in: environment) == nil ? .local : .ci
  }

  /// The variable that gives a CI system away.
  package static func ciVariable(in environment: (String) -> String?) -> String? {
    // `CI=false` is a person's wish and wins over the marks of a system.
    if let value = environment("CI") {
      return ["", "0", "false", "no", "off"].contains(value.lowercased()) ? nil : "CI"
    }
    return marks.first { environment($0).map { !$0.isEmpty } ?? false }
  }

  private static let marks = [
    "GITHUB_ACTIONS", "GITLAB_CI", "JENKINS_URL", "HUDSON_URL", "BUILDKITE", "CIRCLECI", "TRAVIS", "TF_BUILD",
    "TEAMCITY_VERSION", "DRONE", "BITBUCKET_BUILD_NUMBER", "CODEBUILD_BUILD_ID", "APPVEYOR", "CIRRUS_CI", "SEMAPHORE",
    "WOODPECKER", "PROW_JOB_ID", "CI_NAME",
  ]
}
