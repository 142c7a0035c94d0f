/**
 * Applying a plan to one request: a classification, a hash and a table look-up.
 *
 * <p>Entry types: {@link io.slit.core.routing.ActivePlan} (compiled, immutable), {@link
 * io.slit.core.routing.Router}. No search, no learning, no lock, no input or output; must not
 * depend on the search package.
 */
@NullMarked
package io.slit.core.routing;

import org.jspecify.annotations.NullMarked;
