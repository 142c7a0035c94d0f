package io.slit.server.solve;

import io.slit.core.allocation.AllocationInstance;
import java.nio.file.Path;

/** The instance that docs/SOLVE.md solves by hand. */
final class HandMade {
  static final Path FILE = Path.of("docs/instances/two-by-two.json");

  private HandMade() {}

  static AllocationInstance read() {
    return AllocationReader.read(FILE);
  }
}
