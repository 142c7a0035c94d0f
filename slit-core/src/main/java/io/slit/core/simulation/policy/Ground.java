package io.slit.core.simulation.policy;

import io.slit.core.fleet.Fleet;
import io.slit.core.search.PlanningPolicy;
import io.slit.core.spi.QualityScores;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.workload.Epoch;
import io.slit.core.workload.NetworkDistance;
import io.slit.core.workload.OriginId;
import io.slit.core.workload.RequestClass;
import java.time.Duration;
import java.util.List;

/**
 * What every policy knows whatever its information: fleet, classes and how planning is done.
 *
 * @param fleet what can serve
 * @param classes kinds of requests, in the order of the simulation
 * @param network how far sites are from origins
 * @param predictor of serving; the simulator does not ask it
 * @param quality of models
 * @param planning limits on utilisation and the like
 * @param defaultOrigin where a request comes from that does not say
 * @param epochs the planned epoch that each epoch of the simulation lies in, in order; one may
 *     stand several times: a plan holds until the next one
 * @param lead how long before its epoch a plan is made
 */
public record Ground(
    Fleet fleet,
    List<RequestClass> classes,
    NetworkDistance network,
    ServingPredictor predictor,
    QualityScores quality,
    PlanningPolicy planning,
    OriginId defaultOrigin,
    List<Epoch> epochs,
    Duration lead) {
  /** Copies the lists. */
  public Ground {
    classes = List.copyOf(classes);
    epochs = List.copyOf(epochs);
    if (epochs.isEmpty()) {
      throw new IllegalArgumentException("A replay needs at least one epoch.");
    }
    if (lead.isNegative()) {
      throw new IllegalArgumentException(
          "The lead (%s) must not be negative: a plan is made before its epoch.".formatted(lead));
    }
  }
}
