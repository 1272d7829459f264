import Clibgit2

/// A git object's id (SHA-1).
package struct ObjectID: Hashable, Sendable, CustomStringConvertible {
  private let first: UInt64
  private let second: UInt64
  private let third: UInt32

  /// Takes 40 hexadecimal digits, of either case; nil for anything else.
  package init?(hex: String) { self.init(hex: hex.utf8) }

  init?(hex digits: some Sequence<UInt8>) {
    var parts: (UInt64, UInt64, UInt32) = (0, 0, 0)
    var count = 0
    for digit in digits {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = digit - UInt8(ascii: "A") + 10
      default: return nil
      }
      switch count {
      case 0..<16: parts.0 = parts.0 << 4 | UInt64(value)
      case 16..<32: parts.1 = parts.1 << 4 | UInt64(value)
      case 32..<40: parts.2 = parts.2 << 4 | UInt32(value)
      default: return nil
      }
      count += 1
    }
    guard count == 40 else { return nil }
    (first, second, third) = parts
  }

  /// Takes the 20 bytes at an address.
  init(at address: UnsafeRawPointer) {
    first = UInt64(bigEndian: address.loadUnaligned(as: UInt64.self))
    second = UInt64(bigEndian: address.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    third = UInt32(bigEndian: address.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
  }

  init(_ oid: git_oid) {
    self = withUnsafePointer(to: oid) { ObjectID(at: mentordoc_git_oid_bytes($0)) }
  }

  /// The 20 bytes.
  package var bytes: [UInt8] {
    withUnsafeBytes(of: (first.bigEndian, second.bigEndian, third.bigEndian)) {
      Array($0.prefix(20))
    }
  }

  /// Forty hexadecimal digits in lower case.
  package var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  package var description: String { hex }

  /// libgit2's form of the id.
  var oid: git_oid {
    var oid = git_oid()
    _ = bytes.withUnsafeBufferPointer { mentordoc_git_oid_set(&oid, $0.baseAddress) }
    return oid
  }
}

/// The id that a blob with these bytes has.
func blobID(_ bytes: [UInt8]) throws(GitError) -> ObjectID {
  try objectID(bytes, GIT_OBJECT_BLOB)
}

/// The id that an object with these bytes has.
func objectID(_ bytes: [UInt8], _ type: git_object_t) throws(GitError) -> ObjectID {
  var oid = git_oid()
  let code = bytes.withUnsafeBytes {
    mentordoc_git_odb_hash(&oid, $0.baseAddress, $0.count, type)
  }
  try Libgit2.check(code, "compute an object's id")
  return ObjectID(oid)
}
