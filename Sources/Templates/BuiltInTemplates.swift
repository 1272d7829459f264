/// The texts of the top-level `templates/`, by the name of their kind. One line a kind.
package let builtInTemplates: [(kind: String, bytes: [UInt8])] = [
  ("pairing", PackageResources.pairing_md),
  ("action-plan", PackageResources.action_plan_md),
  ("first", PackageResources.first_md),
  ("planning", PackageResources.planning_md),
  ("progress", PackageResources.progress_md),
  ("cancelled", PackageResources.cancelled_md),
  ("check-in", PackageResources.check_in_md),
  ("review", PackageResources.review_md),
  ("closing", PackageResources.closing_md),
]

/// The text of `templates/welcome.md`, which is no kind of document.
package let builtInWelcome: [UInt8] = PackageResources.welcome_md

/// The text of `templates/check-in-prompt.md`, which is none either.
package let builtInCheckInPrompt: [UInt8] = PackageResources.check_in_prompt_md

/// The text of `templates/review-prompt.md`, which is none either.
package let builtInReviewPrompt: [UInt8] = PackageResources.review_prompt_md

/// Words for the judgement of success measures, from `templates/measures/`, by language (ISO 639-1);
/// English first. One line a language.
package let builtInMeasureWords: [(language: String, bytes: [UInt8])] = [
  ("en", PackageResources.en_yml),
  ("de", PackageResources.de_yml),
  ("fr", PackageResources.fr_yml),
  ("es", PackageResources.es_yml),
  ("pt", PackageResources.pt_yml),
]

/// What words weigh in the judgement of success measures, from `templates/measures/<language>-weights.txt`.
/// One line a language.
package let builtInMeasureWeights: [(language: String, bytes: [UInt8])] = [
  ("en", PackageResources.en_weights_txt)
]
