import ValueTree

/// What a user set, as read and not applied yet: the values files and the flags.
package struct ValueSources: Sendable {
  package var files: [(name: ByteString, text: ByteString)] = []
  package var set = SetArguments()

  package init() {}
}
