import MarkdownSyntax
import Programme

enum ContactDetail: Rule {
  static let id = "contact-detail"
  static let severity = Severity.warning
  static let summary = """
    An e-mail address or a phone number stands in a document, where everyone who can clone the \
    repository reads it for ever. Fields for people may name an address.
    """
  static let group = RuleGroup.privacy
  static let example = RuleExample(
    in: "pairings/ines-moreau/check-ins/2026-03.md",
    bad: "All is well. I am at +49 30 5550 1234 until May.",
    good: "All is well. Tariq has my number until May.")

  static func check(_ pairing: Pairing, _ report: inout Report) {
    var known: Set<String>?
    for document in pairing.documents {
      let source = document.source
      let found = WrittenContact.all(in: source.bytes)
      if found.isEmpty { continue }
      let people = fieldsOfPeople(in: document, report)
      for contact in found {
        let range = SourceRange(
          source.position(of: contact.offsets.lowerBound),
          source.position(of: contact.offsets.upperBound))
        switch contact.kind {
        case .phone:
          report.add(
            "phone number in a document, where it stays for ever", in: document, at: range,
            subject: "phone number",
            help: "Leave it out: people who work together can pass it on without the record.")
        case .mail:
          let addresses = known ?? addresses(of: pairing, in: report.programme)
          known = addresses
          let mail = folded(source.text(in: range))
          if addresses.contains(mail) || people.contains(where: { $0.overlaps(contact.offsets) })
            || isNobodys(mail)
          {
            continue
          }
          report.add(
            "e-mail address in a document, where it stays for ever", in: document, at: range,
            subject: "e-mail address",
            help: "Leave it out, or name the person; people can be found by their handles.")
        }
      }
    }
  }

  /// Addresses that the programme and the pairing give themselves.
  private static func addresses(of pairing: Pairing, in programme: Programme) -> Set<String> {
    let configuration = programme.configuration
    let people = (pairing.people + configuration.coordinators).compactMap(\.mail)
    let contact = Array((configuration.contact ?? "").utf8)
    let contacts = WrittenContact.all(in: contact).map {
      String(decoding: contact[$0.offsets], as: UTF8.self)
    }
    return Set((people + contacts).map(folded))
  }

  /// Where the template has people named, who may have an address there.
  private static func fieldsOfPeople(in document: Document, _ report: Report) -> [Range<Int>] {
    let fields = report.record?.template(of: document)?.fields ?? []
    return document.fields.filter { entry in
      fields.contains { $0.name == entry.key && ($0.type == .person || $0.type == .people) }
    }.map { document.source.offsets(of: $0.value.range) }
  }

  /// Whether an address is an example, takes no mail, or is that of a list.
  private static func isNobodys(_ mail: String) -> Bool {
    let parts = mail.split(separator: "@")
    guard parts.count == 2 else { return false }
    if parts[0].hasPrefix("noreply") || parts[0].hasPrefix("no-reply") { return true }
    let labels = parts[1].split(separator: ".")
    // Reserved by RFC 2606.
    if ["example", "invalid", "test", "localhost"].contains(labels.last) { return true }
    if labels.count > 1, labels[labels.count - 2] == "example" { return true }
    return labels.contains("noreply") || labels.first == "lists" || labels.first == "groups"
      || labels.first == "googlegroups"
  }
}
