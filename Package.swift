// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "mentordoc",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "Ccmark",
      pkgConfig: "libcmark-gfm",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
      ]),
    .systemLibrary(
      name: "Clibgit2",
      pkgConfig: "libgit2",
      providers: [.apt(["libgit2-dev"]), .brew(["libgit2"])]),
    .target(name: "MarkdownSyntax", dependencies: ["Ccmark"], swiftSettings: settings),
    .target(name: "GitStore", dependencies: ["Clibgit2"], swiftSettings: settings),
    .target(
      name: "Templates", resources: [.embedInCode("templates")], swiftSettings: settings),
    .target(
      name: "Programme",
      dependencies: ["MarkdownSyntax", "Templates", .product(name: "Yams", package: "Yams")],
      swiftSettings: settings),
    .target(
      name: "Checking", dependencies: ["Programme", "Templates"], swiftSettings: settings),
    .target(name: "Changes", dependencies: ["Programme"], swiftSettings: settings),
    .target(name: "Schedule", dependencies: ["Programme"], swiftSettings: settings),
    .target(
      name: "HistoryChecking", dependencies: ["Checking", "Changes", "Schedule"],
      swiftSettings: settings),
    .target(
      name: "Rendering", dependencies: ["Checking", "Changes", "Schedule", "HistoryChecking"],
      swiftSettings: settings),
    .executableTarget(
      name: "mentordoc",
      dependencies: [
        "MarkdownSyntax", "GitStore", "Templates", "Programme", "Checking", "Changes", "Schedule",
        "HistoryChecking", "Rendering",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "MarkdownSyntaxTests", dependencies: ["MarkdownSyntax"], swiftSettings: settings),
    .testTarget(name: "GitStoreTests", dependencies: ["GitStore"], swiftSettings: settings),
    .testTarget(
      name: "ProgrammeTests",
      dependencies: ["Programme", "Templates", .product(name: "Yams", package: "Yams")],
      exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "CheckingTests", dependencies: ["Checking", "HistoryChecking"],
      exclude: ["Fixes", "Fixtures", "Measures"],
      swiftSettings: settings),
    .testTarget(
      name: "ChangesTests", dependencies: ["Changes"], exclude: ["Fixtures"],
      swiftSettings: settings),
    .testTarget(
      name: "ScheduleTests", dependencies: ["Schedule", "Changes", "Rendering"],
      swiftSettings: settings),
    .testTarget(
      name: "RenderingTests", dependencies: ["Rendering"],
      swiftSettings: settings),
    .testTarget(
      name: "CommandTests", dependencies: ["mentordoc"], exclude: ["Snapshots"],
      swiftSettings: settings),
    .testTarget(
      name: "FuzzTests", dependencies: ["Checking"], path: "Tests/Fuzz", exclude: ["corpus"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
