/**
 * What can serve a request: sites, node pools, models, and the deployments of models on pools.
 *
 * <p>Entry type: {@link io.slit.core.fleet.Fleet}. A {@link io.slit.core.fleet.Deployment} is what
 * a request is routed to. Depends on units only; knows neither demand nor weather.
 */
@NullMarked
package io.slit.core.fleet;

import org.jspecify.annotations.NullMarked;
