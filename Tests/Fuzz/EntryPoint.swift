#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What libFuzzer calls with one input after the other; `.ci/fuzz` says of which kind they are.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    try fuzzed.read(bytes, within: 1, repeatedTo: 8_000)
  } catch {
    fatalError("\(error)")
  }
  return 0
}

private let fuzzed: FuzzedInput = {
  let name = getenv("FUZZED_INPUT").map { String(cString: $0) } ?? ""
  guard let kind = FuzzedInput(rawValue: name) else {
    fatalError("FUZZED_INPUT is '\(name)' and has to be the name of an input")
  }
  return kind
}()
