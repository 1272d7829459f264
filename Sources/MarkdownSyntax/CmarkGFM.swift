import Ccmark

/// cmark-gfm with the two extensions that are safe in parallel.
///
/// The type of a table node is given when the extensions are registered and is in no header.
struct CmarkGFM {
  let table: cmark_node_type

  static let shared = CmarkGFM()

  private init() {
    cmark_gfm_core_extensions_ensure_registered()
    defer { Self.releaseMemory() }
    let parser = Self.parser()
    let sample = "|a|\n|-|\n"
    cmark_parser_feed(parser, sample, sample.utf8.count)
    table = cmark_node_get_type(cmark_node_first_child(cmark_parser_finish(parser)))
  }

  /// A parser in the thread's memory, which `releaseMemory` takes back with all that it made.
  func makeParser() -> OpaquePointer? { Self.parser() }

  // What the header's functions keep is there once in each file that calls them: those that give memory and that
  // take it back have to be called from this one, and not to be inlined elsewhere.

  @inline(never)
  private static func parser() -> OpaquePointer? {
    let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, ccmark_memory())
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"))
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("tasklist"))
    return parser
  }

  /// Takes back what the thread's parser and its tree are made of.
  @inline(never)
  static func releaseMemory() { ccmark_release() }

  /// Whether cmark-gfm took the box off the item's text.
  static func isTaskItem(_ item: OpaquePointer) -> Bool {
    cmark_node_get_type_string(item).map { $0[0] == 0x74 } ?? false
  }
}
