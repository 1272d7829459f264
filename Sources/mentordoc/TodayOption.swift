import ArgumentParser
import Programme

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The day that counts as today.
struct TodayOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The day that counts as today (default: MENTORDOC_TODAY, else the clock's).",
      valueName: "date"))
  var today: String?

  func day() throws(Failure) -> Day {
    if let today { return try dayArgument(today, of: "--today") }
    if let today = variable("MENTORDOC_TODAY"), !today.isEmpty {
      return try dayArgument(today, of: "MENTORDOC_TODAY")
    }
    var now = time(nil)
    var local = tm()
    guard localtime_r(&now, &local) != nil,
      let day = Day(
        year: Int(local.tm_year) + 1900, month: Int(local.tm_mon) + 1, day: Int(local.tm_mday))
    else {
      throw Failure("the clock tells no day", help: "Give the day with '--today'.")
    }
    return day
  }

  /// The same, but `SOURCE_DATE_EPOCH` stands in for the clock, in UTC
  /// (reproducible-builds.org/specs/source-date-epoch).
  func dayOfBuild() throws(Failure) -> Day {
    let isSet = today != nil || !(variable("MENTORDOC_TODAY") ?? "").isEmpty
    guard !isSet, let text = variable("SOURCE_DATE_EPOCH"), !text.isEmpty else { return try day() }
    guard let seconds = Int(text), seconds >= 0, let day = Day(daysSince1970: seconds / 86_400)
    else {
      throw Failure(
        "SOURCE_DATE_EPOCH is '\(text)', which is no time",
        help: "Give seconds since 1970, or unset it.")
    }
    return day
  }
}
