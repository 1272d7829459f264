package import Programme

/// What `check` says of a pairing.
package struct PairingResult: Sendable {
  /// Sorted by place, then rule.
  package let findings: [Finding]
  /// What is empty or unticked: never a finding.
  package let open: [OpenMatter]
  package let facts: Facts
  /// Documents that were looked at, read or not.
  package let documentCount: Int
}

/// Something that is still to fill in or to tick.
package struct OpenMatter: Hashable, Sendable {
  package enum Kind: String, Sendable { case field, box, goal, cell, question, item }

  package let kind: Kind
  package let place: Place
  /// Names it: `Target Completion Date(s) of goal 2`.
  package let text: String
}

/// What rules about the whole programme need to know of a pairing.
package struct Facts: Sendable {
  package let slug: FilePath
  package let folder: FilePath
  package let mentee: Person?
  package let mentor: Person?
  package let stage: Stage
}

/// Checks one pairing with all rules that the configuration leaves on.
package func check(_ pairing: Pairing, in programme: Programme) -> PairingResult { fatalError() }

/// Findings about the programme as a whole: broken templates, and what only all pairings together show.
package func check(_ facts: [Facts], in programme: Programme) -> [Finding] { fatalError() }

/// Every rule, in the order of `explain`. One line a rule.
package let allRules: [any Rule.Type] = []
