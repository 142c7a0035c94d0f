package io.slit.server.datasets.importing;

import io.slit.server.datasets.format.TableInfo;

/** The derivation of one table. */
@FunctionalInterface
interface TableImport {

  /** Writes the files of the table and says what the manifest must say about it. */
  TableInfo run(SourceDirectory sources, TableWriter writer);
}
