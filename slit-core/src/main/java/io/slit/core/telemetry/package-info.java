/**
 * What really happened to a request, as it is reported back.
 *
 * <p>Entry type: {@link io.slit.core.telemetry.RequestObservation}. Prompt text never enters.
 */
@NullMarked
package io.slit.core.telemetry;

import org.jspecify.annotations.NullMarked;
