#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// A closed pipe is an error of `write` that `Output` knows, not the end of the process.
signal(SIGPIPE, SIG_IGN)
exit(Mentordoc.run(Array(CommandLine.arguments.dropFirst())).rawValue)
