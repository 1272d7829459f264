package import MarkdownSyntax

/// The plan of a pairing: gaps, goals, progress.
package struct ActionPlan: Sendable {
  package let document: Document
  package let gaps: [Gap]
  /// Rows that say more than their number, in the table's order.
  package let goals: [Goal]
  package let progress: [GoalProgress]
  /// Tables of the section that have columns of the plan; somebody may have parted theirs.
  package let tables: [PlanTable]

  /// nil where the section has no table that could be the plan's.
  package var table: PlanTable? { tables.first }
}

/// The plan's table with its columns matched to the template's.
package struct PlanTable: Sendable {
  package let table: Table
  /// Index of the cell that holds each column.
  package let columns: [PlanColumn: Int]
  /// Columns of the template that the table lacks.
  package let missing: [ColumnSchema]
  /// Headers that are no column of the template but close to one: index of the cell, the column meant.
  package let mistyped: [(cell: Int, schema: ColumnSchema)]
}

/// A row of the plan.
package struct Goal: Sendable {
  /// nil where the row has a text and no number.
  package let number: Int?
  /// The goal's text without its number.
  package let text: String
  package let row: TableRow
  /// The cells by their meaning; none is there for a row whose cells are in doubt.
  package let cells: [PlanColumn: TableCell]
  /// Whether the row has as many cells as the header.
  package let isSound: Bool
  /// Dates of the target cell in order; the last one counts.
  package let targets: [WrittenDate]
  package let barriers: [Barrier]
}

/// A barrier and what is done about it.
package struct Barrier: Hashable, Sendable {
  package let text: String
  /// nil where there is none; a barrier that says `none` needs none.
  package let mitigation: String?
  package let isNone: Bool
}

/// `- G1 (behaviour): reviews come late -> goal 1`
package struct Gap: Sendable {
  /// `G1`, nil where there is none.
  package let identifier: String?
  package let kind: String?
  package let text: String
  package let goals: [Int]
  /// Why no goal closes it: `-> none: not needed for this role`.
  package let reason: String?
  package let range: SourceRange
}

/// `- [x] goal 1: 2026-06-28, https://…`
package struct GoalProgress: Sendable {
  package enum State: Hashable, Sendable {
    case open, met
    case waived(reason: String)
  }

  package let goal: Int
  package let state: State
  /// What stands behind the colon.
  package let text: String
  package let date: WrittenDate?
  package let links: [String]
  package let confirmedBy: String?
  package let box: TaskBox?
  package let range: SourceRange

  package var hasEvidence: Bool { !links.isEmpty || confirmedBy != nil }
}
