package import Checking
import Programme

extension Finding {
  /// The same for the same defect in every run: it comes from rule, pairing and subject, never from a
  /// line, so that edits elsewhere don't change it. 16 hexadecimal digits.
  package var fingerprint: String {
    // FNV-1a; the parts are kept apart by a byte that none of them holds.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in Array(rule.utf8) + [0] + (pairing?.bytes ?? []) + [0] + Array(subject.utf8) {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
