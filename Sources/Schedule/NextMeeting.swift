package import Programme

/// The day by which a pairing's rhythm wants the next meeting.
package func nextMeeting(of pairing: Pairing, cadence: Interval) -> Day? { fatalError() }
