import Testing

@testable import GitStore
