package io.slit.server.config;

import java.time.Duration;

/** When the search for plans stops. */
public sealed interface SearchLimit {
  /** After some time. */
  record Time(Duration duration) implements SearchLimit {}

  /** After some plans were judged; reproducible. */
  record Evaluations(int count) implements SearchLimit {}
}
