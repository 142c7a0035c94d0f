package io.slit.server.storage;

import java.time.Instant;

/** What became of an outcome that was handed to the store; given only once it is on disk. */
public sealed interface Receipt {
  /** It is new, and on disk. */
  record Stored(Instant recordedAt) implements Receipt {}

  /** The decision had an outcome already, which stays. */
  record Repeated(Instant recordedAt) implements Receipt {}

  /** The key belongs to the outcome of another decision; nothing was stored. */
  record KeyReused(String decisionId) implements Receipt {}
}
