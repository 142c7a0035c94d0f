package io.slit.core.search;

/** What a search takes of the exact plans of the linear picture. */
public enum LinearSeeding {
  /** Nothing. */
  NONE,
  /** The plans, as candidates of the archive. */
  PLANS,
  /** The plans, and the genomes nearest to some of them among the starts. */
  PLANS_AND_GENOMES
}
