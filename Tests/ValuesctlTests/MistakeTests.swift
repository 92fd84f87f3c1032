import MistakeCases
import Testing

@Suite struct Mistakes {
  /// Every mistake of the catalogue is told in exactly these words; `Tools/update-mistakes` takes new ones for right.
  @Test(arguments: try MistakeCase.all())
  func areTold(mistake: MistakeCase) throws {
    let said = try mistake.run()
    #expect(said == mistake.want, "\(mistake.why)")
  }

  @Test func areMany() throws {
    #expect(try MistakeCase.all().count >= 60)
  }
}
