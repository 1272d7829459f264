/// A text as wordings are compared: case, white space, closing punctuation, typographic quotes and
/// dashes make no difference.
package func folded(_ text: String) -> String { fatalError() }

/// The candidate that a text was probably meant to be: the one nearest by edit distance (Damerau),
/// at most a third of the letters away; nil where none is near.
package func closest<C: Collection>(to text: String, among candidates: C) -> String?
where C.Element == String { fatalError() }
