/// Names of pairings' folders: lower-case ASCII letters, digits and single `-` between them.
package enum Slug {
  /// Longest name, in bytes; file systems end at 255 and people long before.
  package static let maximumLength = 100

  /// The slug of a name; nil where it has no letter that could be written in ASCII, or too many.
  package static func from(_ name: String) -> FilePath? {
    var result: [UInt8] = []
    var isGap = false
    for scalar in name.unicodeScalars {
      if scalar.properties.generalCategory == .nonspacingMark || scalar == "'" || scalar == "’" {
        continue
      }
      let letters = ascii(scalar)
      if letters.isEmpty {
        isGap = true
      } else {
        if isGap, !result.isEmpty { result.append(0x2D) }
        isGap = false
        result += letters
      }
    }
    return result.isEmpty || result.count > maximumLength ? nil : FilePath(bytes: result)
  }

  /// Whether a text that somebody chose can be the name of a folder.
  package static func isValid(_ text: String) -> Bool { from(text)?.text == text }

  /// The letters that a letter is written with in ASCII; none for anything else.
  private static func ascii(_ scalar: Unicode.Scalar) -> [UInt8] {
    if scalar.isASCII {
      let isKept = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
      if isKept { return [UInt8(scalar.value)] }
      return ("A"..."Z").contains(scalar) ? [UInt8(scalar.value) + 0x20] : []
    }
    if let letters = special[scalar.properties.lowercaseMapping] { return Array(letters.utf8) }
    // Unicode's own names say what a letter is made of: LATIN SMALL LETTER E WITH ACUTE.
    guard let words = scalar.properties.name?.split(separator: " "), words.count >= 4,
      words[0] == "LATIN", ["LETTER", "LIGATURE"].contains(words[2]), words[3].utf8.count <= 2,
      words.count == 4 || words[4] == "WITH"
    else { return [] }
    return Array(words[3].lowercased().utf8)
  }

  private static let special = ["ß": "ss", "ð": "d", "þ": "th", "ı": "i", "ĸ": "k", "ŋ": "n"]
}
