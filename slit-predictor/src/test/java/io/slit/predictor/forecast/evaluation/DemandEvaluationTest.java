package io.slit.predictor.forecast.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.workload.ClassId;
import io.slit.core.workload.Epoch;
import io.slit.predictor.forecast.evaluation.DemandEvaluation.Recording;
import io.slit.predictor.forecast.evaluation.DemandEvaluation.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemandEvaluationTest {
  private static final Epoch FIRST =
      new Epoch(Instant.parse("2023-01-05T00:00:00Z"), Duration.ofHours(1));

  /** Two classes that alternate against each other: apart they swing, together they are steady. */
  private record Swings() implements Recording {
    @Override
    public List<ClassId> classes() {
      return List.of(new ClassId("a"), new ClassId("b"));
    }

    @Override
    public Optional<Double> ratePerSecond(ClassId id, Epoch epoch) {
      boolean even = epoch.start().getEpochSecond() / 3600 % 2 == 0;
      return Optional.of(even == id.value().equals("a") ? 3.0 : 1.0);
    }
  }

  @Test
  void tellsClassesApartFromTheirSum() {
    DemandErrors errors = DemandEvaluation.of(new Swings(), new Span(FIRST, 240, 480, 1));
    assertEquals(0, errors.persistenceWape(), 1e-12);
    assertEquals(1, errors.classPersistenceWape(), 1e-12); // 2 off, of 2 on the average
    assertTrue(errors.classWape() < 0.05, errors.toString());
    assertEquals(2, errors.byClass().size());
    assertEquals(1, errors.bounds().neighbours(), 1e-12); // both neighbours are at the other end
    double counts = Math.sqrt(2 * 3 * 3600 / Math.PI) + Math.sqrt(2 * 1 * 3600 / Math.PI);
    assertEquals(counts / (4 * 3600), errors.bounds().counts(), 1e-12);
  }
}
