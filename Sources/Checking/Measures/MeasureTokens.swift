/// The parts of a success measure's cell, Markdown away: what `<br>`, `;`, bullets and sentences part.
func measureParts(of cell: String) -> [String] {
  var parts: [String] = []
  var current = ""
  func close() {
    let part = current.trimmedOfBullets
    if !part.isEmpty { parts.append(part) }
    current = ""
  }
  var rest = cell[...]
  while let character = rest.popFirst() {
    switch character {
    case "\n", ";", "•": close()
    case "*": continue
    case "~" where rest.first == "~": rest = rest.dropFirst()
    case "`":
      guard let end = rest.firstIndex(of: "`") else { continue }
      // A name, whatever stands in it.
      current += "\u{2}" + rest[..<end].filter { $0 != "\u{2}" && $0 != "\u{3}" } + "\u{3}"
      rest = rest[rest.index(after: end)...]
    case "[":
      // Neither part of a link goes beyond the next bracket, so that no text is read twice.
      if let end = rest.firstIndex(where: { "[]".contains($0) }), rest[end...].starts(with: "]("),
        let close = rest[end...].firstIndex(where: { ")[".contains($0) }), rest[close] == ")"
      {
        current += measureParts(of: String(rest[..<end])).joined(separator: " ")
        rest = rest[rest.index(after: close)...]
      } else {
        current.append(character)
      }
    case "<":
      if let next = rest.first, next.isLetter || next == "/",
        let end = rest.prefix(40).firstIndex(of: ">")
      {
        if ["br", "BR", "/li"].contains(where: { rest.starts(with: $0) }) { close() }
        rest = rest[rest.index(after: end)...]
        current += " "
      } else {
        current.append(character)
      }
    case ":":
      // `:tada:`
      let name = rest.prefix(40).prefix { $0.isLetter || $0.isNumber || "_+-".contains($0) }
      if name.first?.isLetter ?? false, rest[name.endIndex...].first == ":" {
        rest = rest[name.endIndex...].dropFirst()
      } else {
        current.append(character)
      }
    case ".", "!":
      current.append(character)
      if rest.first == " ", rest.dropFirst().first?.isUppercase ?? false, current.utf8.count > 4 {
        close()
      }
    case "\u{A0}", "\u{202F}", "\t": current += " "
    case "\u{2018}", "\u{2019}": current += "'"
    default: if !character.isPictograph { current.append(character) }
    }
  }
  close()
  return parts
}

extension Character {
  fileprivate var isPictograph: Bool {
    !isASCII
      && unicodeScalars.contains {
        $0.properties.isEmojiPresentation || $0.value == 0xFE0F
          || (0x2600...0x27BF).contains($0.value)
      }
  }
  fileprivate var belongsToWord: Bool {
    guard let ascii = asciiValue else { return isLetter || isNumber }
    return ascii.isASCIIWord
  }
}

extension UInt8 {
  fileprivate var isASCIIWord: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "'"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

extension String {
  fileprivate var trimmedOfBullets: String {
    var rest = self[...]
    while let first = rest.first,
      first.isWhitespace || ("-–—+·".contains(first) && rest.dropFirst().first == " ")
    {
      rest = rest.dropFirst()
    }
    while rest.last?.isWhitespace ?? false { rest = rest.dropLast() }
    return String(rest)
  }
}

/// The tokens of one part; `own` are words of the programme's own.
func measureTokens(_ part: String, _ lexicon: Lexicon, own: [String: WordLists]) -> [Token] {
  var result: [Token] = []
  var index = part.startIndex
  func add(_ kind: Token.Kind, _ text: some StringProtocol) {
    result.append(Token(kind: kind, text: String(text), lower: text.lowercased()))
  }
  while index < part.endIndex {
    let character = part[index]
    let rest = part[index...]
    var end = part.index(after: index)
    if character == "\u{2}" {
      let close = rest.firstIndex(of: "\u{3}") ?? part.endIndex
      add(.code, part[end..<close])
      end = close == part.endIndex ? close : part.index(after: close)
    } else if "hw".contains(character),
      ["http://", "https://", "www."].contains(where: { rest.starts(with: $0) })
    {
      end = rest.firstIndex(where: \.isWhitespace) ?? part.endIndex
      add(.link, part[index..<end])
    } else if let abbreviation = lexicon.abbreviation(at: rest) {
      end = part.index(index, offsetBy: abbreviation.short.count)
      add(.word, abbreviation.long)
    } else if character.belongsToWord {
      end = part.endOfWord(from: index)
      let word = part[index..<end]
      if character.isNumber, word.allSatisfy({ $0.isNumber || ".,-/:x".contains($0) }) {
        add(.number, word)
      } else {
        // `and/or`, `issues/PRs` are two words
        for (position, piece) in word.split(separator: "/").enumerated() {
          if position > 0 { add(.symbol, "/") }
          var piece = piece
          if let elision = lexicon.elision(in: piece.lowercased()) {
            add(.word, piece.prefix(elision.count - 1))
            piece = piece.dropFirst(elision.count)
          }
          add(piece.allSatisfy(\.isNumber) ? .number : .word, piece)
        }
      }
    } else if !character.isWhitespace {
      add(.symbol, String(character))
    }
    index = end
  }
  var isFirst = true
  for index in result.indices where result[index].kind == .word {
    // `students'` are students, and `team's` is the team
    let word = String(result[index].lower.withoutPossessive)
    result[index].stem = lexicon.stem(word)
    let extra = own.isEmpty ? [] : own[word] ?? []
    result[index].lists = lexicon.lists(of: word).union(extra)
    result[index].inflected = lexicon.listsOfInflections(of: word).union(extra)
    if word.utf8.count < result[index].lower.utf8.count {
      result[index].lists.formIntersection(.owners)
      result[index].inflected.formIntersection(.owners)
    }
    let text = result[index].text
    result[index].isCapitalised = text.first?.isUppercase ?? false
    // Where nouns have capitals too, a name is on no list.
    let isKnown = lexicon.isVerbFinal && !result[index].inflected.isEmpty
    result[index].isName =
      (result[index].isCapitalised && !isFirst && !isKnown) || text.count { $0.isUppercase } > 1
      || text.contains(where: \.isNumber)
    isFirst = false
  }
  return result
}

extension String {
  fileprivate var withoutPossessive: Substring {
    hasSuffix("'s") ? dropLast(2) : hasSuffix("s'") ? dropLast(1) : self[...]
  }

  fileprivate func endOfWord(from start: Index) -> Index {
    var end = start
    while end < endIndex {
      let character = self[end]
      let next = index(after: end)
      if !character.belongsToWord {
        guard next < endIndex, self[next].belongsToWord, "-./@,+:".contains(character) else {
          break
        }
        let before = self[start..<end]
        // `done.Next` is two words, `v1.2` and `gitter.im` are one
        if character == ".", before.last?.isLetter ?? false, self[next].isUppercase { break }
        if character == "," || character == ":",
          !((before.last?.isNumber ?? false) && self[next].isNumber)
        {
          break
        }
        if character == "/", before.allSatisfy(\.isNumber) != self[next].isNumber { break }
      }
      end = next
    }
    return end
  }
}
