import Clibgit2

extension Repository {
  /// What git makes of a file that both sides of a merge have; where the two changed the same lines,
  /// as ours has them.
  ///
  /// - Parameter base: the blob that both come from; nil where each of them added the file.
  package func mergedFile(
    from base: ObjectID?, ours: [UInt8], theirs: ObjectID
  ) throws(GitError) -> [UInt8] {
    let ancestor = try base.map { id throws(GitError) in try contents(ofBlob: id) }
    let other = try contents(ofBlob: theirs)
    var result = git_merge_file_result()
    defer { git_merge_file_result_free(&result) }
    let code = (ancestor ?? []).withInput { ancestorInput in
      ours.withInput { ours in
        other.withInput { theirs -> CInt in
          var options = git_merge_file_options()
          git_merge_file_options_init(&options, UInt32(GIT_MERGE_FILE_OPTIONS_VERSION))
          options.favor = GIT_MERGE_FILE_FAVOR_OURS
          return git_merge_file(
            &result, ancestor == nil ? nil : ancestorInput, ours, theirs, &options)
        }
      }
    }
    try Libgit2.check(code, "merge '\(theirs)' with another file")
    return Array(UnsafeRawBufferPointer(start: result.ptr, count: result.len))
  }
}

extension [UInt8] {
  /// Lends the bytes to the library as one side of a merge.
  fileprivate func withInput<Result>(
    _ body: (UnsafePointer<git_merge_file_input>) -> Result
  ) -> Result {
    withUnsafeBytes { bytes in
      var input = git_merge_file_input()
      git_merge_file_input_init(&input, UInt32(GIT_MERGE_FILE_INPUT_VERSION))
      // An empty array has no address, and the library wants one.
      return withUnsafePointer(to: CChar(0)) { empty in
        input.ptr = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) ?? empty
        input.size = bytes.count
        return body(&input)
      }
    }
  }
}
