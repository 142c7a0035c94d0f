/**
 * The form of a dataset directory: its manifest and its CSV files, whatever they are about.
 *
 * <p>A {@link io.slit.server.datasets.format.Manifest} says what every table is, where it comes
 * from, under which licence and with which hash. {@link io.slit.server.datasets.format.TableReader}
 * reads one file of a table against it and refuses the file whole, naming up to 20 bad cells,
 * rather than loading part of it.
 *
 * <p>Must not depend on JSON, HTTP, or on what the numbers mean.
 */
@NullMarked
package io.slit.server.datasets.format;

import org.jspecify.annotations.NullMarked;
