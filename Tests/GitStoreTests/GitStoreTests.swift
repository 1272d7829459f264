import Testing

/// Everything here shares one environment, so one test runs at a time.
@Suite(.serialized) struct GitStoreTests {}
