/// The texts of the top-level `templates/`, by the name of their kind. One line a kind.
package let builtInTemplates: [(kind: String, bytes: [UInt8])] = [
  ("pairing", PackageResources.pairing_md),
  ("action-plan", PackageResources.action_plan_md),
  ("first", PackageResources.first_md),
  ("planning", PackageResources.planning_md),
  ("progress", PackageResources.progress_md),
  ("check-in", PackageResources.check_in_md),
  ("review", PackageResources.review_md),
  ("closing", PackageResources.closing_md),
]
