package io.slit.server;

import io.slit.core.spi.ServingPredictor;
import io.slit.core.telemetry.RequestObservation;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a server learns from outcomes, and with.
 *
 * @param outcomes shown each outcome once: the stored ones at the start, the others when stored
 * @param predictor the serving model in use, which outcomes are compared with
 * @param networkMillis the network's part of the TTFT of a request, where it is known
 */
public record Learning(
    Consumer<RequestObservation> outcomes,
    Supplier<Optional<ServingPredictor>> predictor,
    Function<RequestObservation, OptionalDouble> networkMillis) {
  /** Learns nothing. */
  public static final Learning NONE =
      new Learning(any -> {}, Optional::empty, any -> OptionalDouble.empty());
}
