/**
 * What gateways are told: names of clusters, the target of one request as headers, the plan as
 * integer weights in the format that each of them reads.
 *
 * <p>Entry types: {@link io.slit.server.gateway.RouteHeaders} (reads a request for a decision from
 * headers) and {@link io.slit.server.gateway.GatewayTargets}. Knows nothing of HTTP servers.
 */
@NullMarked
package io.slit.server.gateway;

import org.jspecify.annotations.NullMarked;
