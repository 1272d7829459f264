package import Programme
package import Schedule

/// What `due` has to say of one or more programmes.
package struct DueReport: Sendable {
  /// Something that is due, and where.
  struct Entry: Sendable {
    /// Where the programme is, as somebody named it.
    let repository: String
    let schedule: PairingSchedule
    let due: Due
    /// Names it in all calendars, from every clone and also after its day was moved or the pairing got
    /// another folder: `ines-vidal.goal-1@observatory-mentoring`.
    let identifier: String
    /// How often the pairing was revised; 0 where there is no history to tell.
    let revision: Int
  }

  /// What is due for somebody, by day.
  struct Group: Sendable {
    let person: String
    var entries: [Entry]
  }

  package let day: Day
  package let end: Day
  /// By pairing, then by day.
  let entries: [Entry]
  /// Who has to do the most urgent comes first.
  let groups: [Group]

  /// - Parameters:
  ///   - schedules: each with where its programme is, the programme's own name, and what the record
  ///     says of the pairing, as far as it is asked.
  ///   - end: the last day that counts.
  package init(
    _ schedules: [(
      repository: String, programme: String, schedule: PairingSchedule, lineage: PairingLineage?
    )], on day: Day, until end: Day
  ) {
    (self.day, self.end) = (day, end)
    var entries: [Entry] = []
    var used: [String: Int] = [:]
    for (repository, programme, schedule, lineage) in schedules {
      let name = lineage?.firstName ?? schedule.slug
      let pairing = Slug.isValid(name.text) ? name.text : hexadecimal(name.bytes)
      let domain = Slug.from(programme)?.text ?? hexadecimal(Array(programme.utf8))
      for due in schedule.dues(until: end) {
        let name = "\(pairing).\(due.identity)"
        // Two of one number in a plan, two pairings of one name in two repositories.
        let count = used["\(name)@\(domain)", default: 0] + 1
        used["\(name)@\(domain)"] = count
        entries.append(
          Entry(
            repository: repository, schedule: schedule, due: due,
            identifier: "\(name)\(count == 1 ? "" : "-\(count)")@\(domain)",
            revision: lineage?.revisions ?? 0))
      }
    }
    self.entries = entries
    groups = DueReport.groups(of: entries)
  }

  /// `9 things are due until 2026-11-12, 3 of them overdue.`
  package var summary: String {
    if entries.isEmpty { return "Nothing is due until \(end)." }
    let late = entries.count { $0.due.day < day }
    return
      "\(counted(entries.count, "thing")) \(entries.count == 1 ? "is" : "are") due until \(end)"
      + (late == 0
        ? "."
        : entries.count == 1
          ? ", and overdue." : ", \(late == entries.count ? "all" : String(late)) of them overdue.")
  }

  var isOfSeveral: Bool { Set(entries.map(\.repository)).count > 1 }

  private static func groups(of entries: [Entry]) -> [Group] {
    var groups: [String: Group] = [:]
    // Somebody who is named with a handle here and without one there.
    var keysByName: [String: Set<String>] = [:]
    for case .person(let person) in entries.flatMap(\.due.parties) {
      keysByName[folded(person.name), default: []].insert(person.key)
    }
    for entry in entries {
      for party in Set(entry.due.parties) {
        let key: String
        let name: String
        switch party {
        case .support:
          key = "support \(entry.repository) \(entry.schedule.slug.text)"
          name = "Support of \(entry.schedule.mentee?.name ?? entry.schedule.slug.text)"
        case .nobody: (key, name) = ("nobody", "Nobody yet")
        case .person(let person):
          let others = keysByName[folded(person.name)]?.subtracting([person.key]) ?? []
          let isBare = person.handle == nil && person.mail == nil
          key = isBare && others.count == 1 ? others.first ?? person.key : person.key
          name = person.written
        }
        var group = groups[key] ?? Group(person: name, entries: [])
        // The name that says more.
        if name.utf8.count > group.person.utf8.count {
          group = Group(person: name, entries: group.entries)
        }
        group.entries.append(entry)
        groups[key] = group
      }
    }
    for key in groups.keys {
      groups[key]?.entries.sort {
        ($0.due.day, $0.schedule.slug, $0.identifier) < (
          $1.due.day, $1.schedule.slug, $1.identifier
        )
      }
    }
    return groups.values.sorted { a, b in
      guard let first = a.entries.first?.due.day, let other = b.entries.first?.due.day else {
        return false
      }
      return (first, a.person) < (other, b.person)
    }
  }
}

extension Person {
  /// What tells one person from another, as far as it is written.
  fileprivate var key: String {
    if let handle { return "(" + folded(handle) }
    if let mail { return "<" + folded(mail) }
    return folded(name)
  }
}

private func hexadecimal(_ bytes: [UInt8]) -> String {
  "x" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

extension Due.Matter {
  /// `goal 2`, `check-in`: a word for a column and for programs.
  var name: String {
    switch self {
    case .meeting: "meeting"
    case .checkIn: "check-in"
    case .review: "review"
    case .mentor: "mentor"
    case .goal(let number?, _): "goal \(number)"
    case .goal(nil, _): "goal"
    case .promise: "promise"
    }
  }
}

extension DueReport.Entry {
  /// What is to be done, in the words of the document where it has any.
  var text: String {
    switch due.matter {
    case .meeting: "the two meet"
    case .checkIn: "no answer is needed if all is well"
    case .review: "continue or graduate?"
    case .mentor: "find one"
    case .goal(_, let text), .promise(let text): text
    }
  }
}
