/// An action plan without gaps.
///
/// - Parameter rows: of the table, a line each.
func planText(_ rows: [String], progress: [String]) -> String {
  """
  # Plan

  ## Gaps

  ## Action plan

  | Goals | Mentee’s Action Steps | Mentor’s Action Steps | Support Network’s Action Steps (Role \
  of manager, peers, etc.) | Potential Barriers (Risk mitigation steps) | Success Measures (Must \
  be measurable and results-focused) | Target Completion Date(s) |
  | --- | --- | --- | --- | --- | --- | --- |
  \(rows.joined(separator: "\n"))

  ## Progress

  \(progress.joined(separator: "\n"))

  """
}
