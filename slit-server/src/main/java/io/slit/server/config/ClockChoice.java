package io.slit.server.config;

import java.time.Instant;

/** The time that plans are made for. */
public sealed interface ClockChoice {
  /** The time of day. */
  record Real() implements ClockChoice {}

  /** A past time that runs on, so many times faster than the wall clock. */
  record Replay(Instant start, double speed) implements ClockChoice {}
}
