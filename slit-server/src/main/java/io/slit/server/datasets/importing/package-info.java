/**
 * The derivation of a dataset from the files of its sources.
 *
 * <p>Entry type: {@link io.slit.server.datasets.importing.DatasetImporter}. One class per table
 * says what it takes, what it converts and whom to name. Numbers are converted as decimals, never
 * through binary fractions, so the same sources give the same bytes; the bytes of a gzip file also
 * depend on the zlib of the Java platform.
 *
 * <p>Must not depend on HTTP or planning, and must not invent a value: what the source does not
 * know stays an empty cell.
 */
@NullMarked
package io.slit.server.datasets.importing;

import org.jspecify.annotations.NullMarked;
