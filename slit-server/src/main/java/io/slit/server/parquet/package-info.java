/**
 * Flat tables as Apache Parquet files, written and read back without a library.
 *
 * <p>Entry types: {@link io.slit.server.parquet.ParquetColumn}, {@link
 * io.slit.server.parquet.ParquetTable}. Parquet's usual Java writer brings Hadoop (15 MB and an old
 * release at the least), DuckDB 77 MB of native code; a table of plain columns needs neither. What
 * is written: one row group, one page per column, PLAIN values or a dictionary, gzip. {@link
 * io.slit.server.parquet.ParquetFile} reads such files, column by column; what other writers can
 * put into a file besides (nesting, other codecs and encodings) is refused by name.
 */
@NullMarked
package io.slit.server.parquet;

import org.jspecify.annotations.NullMarked;
