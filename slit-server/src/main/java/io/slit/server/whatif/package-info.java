/**
 * Questions of the form "what if": a cycle with other conditions, fewer sites or another demand.
 *
 * <p>Entry types: {@link io.slit.server.whatif.WhatIf}, {@link io.slit.server.whatif.WhatIfReader}.
 * Knows nothing of how plans are found or shown.
 */
@NullMarked
package io.slit.server.whatif;

import org.jspecify.annotations.NullMarked;
