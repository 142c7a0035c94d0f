/**
 * Sources of requests: recorded traces as they are, thinned or laid over each other, and rates
 * re-sampled with their burstiness. All stream: none holds a request that has been taken.
 *
 * <p>Entry types: {@link io.slit.core.simulation.requests.TraceSource}, {@link
 * io.slit.core.simulation.requests.RenewalSource}. Same seed, same requests.
 */
@NullMarked
package io.slit.core.simulation.requests;

import org.jspecify.annotations.NullMarked;
