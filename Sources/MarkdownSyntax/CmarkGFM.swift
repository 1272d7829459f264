import Ccmark

/// cmark-gfm with the two extensions that are safe in parallel.
///
/// The type of a table node is given when the extensions are registered and is in no header.
struct CmarkGFM {
  let table: cmark_node_type

  static let shared = CmarkGFM()

  private init() {
    cmark_gfm_core_extensions_ensure_registered()
    defer { ccmark_release() }
    let parser = Self.parser()
    let sample = "|a|\n|-|\n"
    cmark_parser_feed(parser, sample, sample.utf8.count)
    table = cmark_node_get_type(cmark_node_first_child(cmark_parser_finish(parser)))
  }

  /// A parser in the thread's memory, which `ccmark_release` takes back with all that it made.
  func makeParser() -> OpaquePointer? { Self.parser() }

  private static func parser() -> OpaquePointer? {
    let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, ccmark_memory())
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"))
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("tasklist"))
    return parser
  }

  /// Whether cmark-gfm took the box off the item's text.
  static func isTaskItem(_ item: OpaquePointer) -> Bool {
    cmark_node_get_type_string(item).map { $0[0] == 0x74 } ?? false
  }
}
