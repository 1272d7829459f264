import MarkdownSyntax
import Programme

/// A success measure of the plan and what the judgement says of it.
struct JudgedMeasure: Sendable {
  let goal: Goal
  let range: SourceRange
  let judgement: MeasureJudgement

  /// Measures of goals that are surely neither met nor waived: of those the wording is history.
  static func all(in plan: PlanEvidence, judge: MeasureJudge) -> [JudgedMeasure] {
    guard plan.progressIsKnown else { return [] }
    return plan.goals.compactMap { goal in
      guard goal.isSound, let cell = goal.cells[.measure], !cell.raw.isEmpty,
        plan.progress(of: goal)?.state ?? .open == .open
      else { return nil }
      return JudgedMeasure(goal: goal, range: cell.range, judgement: judge.judge(cell.raw))
    }
  }
}

extension MeasureJudge {
  /// With the words that the programme adds.
  init(of programme: Programme) { self.init(adding: programme.configuration.measureWords) }
}
