/**
 * The measured and published facts that a scenario is built from, checked and typed.
 *
 * <p>Entry type: {@link io.slit.server.datasets.Dataset}, opened on a directory such as {@code
 * datasets/worldwide-14}. Every table is loaded when it is first asked for and refused whole when a
 * cell, an hour or a hash is wrong; nothing is filled in. What is not known is a type ({@link
 * java.util.OptionalDouble}, {@link io.slit.server.datasets.GpuPower.NotMeasured}), never 0 or NaN.
 *
 * <p>Glossary: {@code wue_site} water used at the site per kWh of IT energy; {@code ewif} water
 * used to make one kWh of electricity; carbon intensity is always the average (flow-traced) one
 * here, {@code direct} or {@code lifecycle}; {@code average} and {@code peak} power are shares of
 * the accelerator's TDP.
 *
 * <p>Must not depend on HTTP, planning or the importer.
 */
@NullMarked
package io.slit.server.datasets;

import org.jspecify.annotations.NullMarked;
