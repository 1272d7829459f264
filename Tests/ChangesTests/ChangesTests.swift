import Testing

@testable import Changes
