/**
 * Quantities as people type them: a number with a unit.
 *
 * <p>Entry type: {@link io.slit.server.quantity.UnitScale}. Knows nothing of what is measured.
 */
@NullMarked
package io.slit.server.quantity;

import org.jspecify.annotations.NullMarked;
