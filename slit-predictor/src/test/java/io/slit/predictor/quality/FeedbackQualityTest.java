package io.slit.predictor.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slit.core.fleet.DeploymentId;
import io.slit.core.fleet.Fleet;
import io.slit.core.telemetry.FailureReason;
import io.slit.core.telemetry.Outcome;
import io.slit.core.telemetry.RequestObservation;
import io.slit.core.units.Latency;
import io.slit.core.workload.ClassId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedbackQualityTest {
  private static final Instant AT = Instant.parse("2023-07-10T12:00:00Z");
  private final Fleet fleet = TinyFleet.fleet();
  private final FeedbackQuality quality =
      new FeedbackQuality(fleet, List.of(TinyFleet.requestClass()));

  private static RequestObservation outcome(ClassId id, Optional<Double> score) {
    return new RequestObservation(
        "1",
        AT,
        id,
        TinyFleet.DEPLOYMENT,
        new Outcome.Completed(
            Latency.ofMillis(100), Latency.ofMillis(20), 10, 10, Optional.empty(), score));
  }

  @Test
  void countsFiftyScoresAsMuchAsThePublishedOne() {
    for (int i = 0; i < 50; i++) {
      quality.learn(outcome(TinyFleet.requestClass().id(), Optional.of(0.5)));
    }
    assertEquals(
        (0.7 + 0.5) / 2,
        quality.scores().getQuality(TinyFleet.MODEL, TinyFleet.TASK).value(),
        1e-12);
    assertEquals(50, quality.scores().feedback(TinyFleet.MODEL, TinyFleet.TASK));
  }

  @Test
  void passesOverWhatItCannotUse() {
    quality.learn(outcome(TinyFleet.requestClass().id(), Optional.empty()));
    quality.learn(outcome(new ClassId("other@GB"), Optional.of(0.1)));
    quality.learn(
        new RequestObservation(
            "2",
            AT,
            TinyFleet.requestClass().id(),
            TinyFleet.DEPLOYMENT,
            new Outcome.Failed(FailureReason.ERROR)));
    quality.learn(
        new RequestObservation(
            "3",
            AT,
            TinyFleet.requestClass().id(),
            new DeploymentId("gone"),
            new Outcome.Failed(FailureReason.ERROR)));
    assertEquals(0, quality.scores().feedback(TinyFleet.MODEL, TinyFleet.TASK));
    assertEquals(0.7, quality.scores().getQuality(TinyFleet.MODEL, TinyFleet.TASK).value(), 1e-12);
  }
}
