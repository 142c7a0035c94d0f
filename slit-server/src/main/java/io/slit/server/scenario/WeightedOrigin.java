package io.slit.server.scenario;

import io.slit.core.units.Share;
import io.slit.core.workload.Origin;

/**
 * A place that requests come from and how many do.
 *
 * @param origin the place
 * @param weight part of all requests
 */
public record WeightedOrigin(Origin origin, Share weight) {}
