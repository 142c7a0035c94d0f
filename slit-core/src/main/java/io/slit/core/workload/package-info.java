/**
 * Who asks for what: origins, request classes, demand by class, and one request.
 *
 * <p>Entry types: {@link io.slit.core.workload.RequestClass}, {@link io.slit.core.workload.Demand},
 * {@link io.slit.core.workload.InferenceRequest}. Depends on units and fleet.
 */
@NullMarked
package io.slit.core.workload;

import org.jspecify.annotations.NullMarked;
