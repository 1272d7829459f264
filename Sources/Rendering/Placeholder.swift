/// Placeholder until the first format.
enum Placeholder {}
