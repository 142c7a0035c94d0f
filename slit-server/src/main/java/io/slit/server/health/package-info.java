/**
 * Which deployments take requests now, by what came of the last ones.
 *
 * <p>Entry type: {@link io.slit.server.health.TargetHealth}. It is told of outcomes and says which
 * deployments a request should leave out; the router shares their part among the others. No input
 * or output, no thread; the clock is given.
 */
@NullMarked
package io.slit.server.health;

import org.jspecify.annotations.NullMarked;
