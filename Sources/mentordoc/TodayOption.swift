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
}
