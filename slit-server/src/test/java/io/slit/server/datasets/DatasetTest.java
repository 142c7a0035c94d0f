package io.slit.server.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.datasets.CloudRegion.Cloud;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was imported from the tiny source is loaded again, typed. */
class DatasetTest {

  @TempDir static Path temporary;
  private static Dataset dataset;

  @BeforeAll
  static void importTinySource() {
    dataset = DatasetFixture.create(temporary).open();
  }

  @Test
  void loadsSites() {
    assertEquals(List.of("AA", "BB"), dataset.zones());
    Site site = dataset.getSite("AA");
    assertEquals("Aton, A", site.city());
    assertEquals(
        List.of(new CloudRegion(Cloud.AZURE, "aeast"), new CloudRegion(Cloud.GCP, "a-1")),
        site.cloudRegions());
    assertEquals(
        new SiteEfficiency(1.2, 0.5, "AWS, 2023", SiteEfficiency.Quality.REGION),
        site.efficiency());
    assertTrue(dataset.getSite("BB").cloudRegions().isEmpty());
  }

  @Test
  void loadsRoundTripTimesByDirection() {
    assertEquals(100, dataset.rtt().rttMs("AA", "BB"));
    assertEquals(101, dataset.rtt().rttMs("BB", "AA"));
    assertEquals(2, dataset.rtt().rttMs(1, 1));
  }

  @Test
  void aggregatesRepetitionsOfAConfiguration() {
    ServingLatencyRow row = dataset.servingLatency().get(0);
    assertEquals(new ServingSetup("llama", "a100", 2), row.setup());
    assertEquals(3, row.repetitions());
    assertEquals(new Spread(20, 10, 30), row.timings().ttft());
    assertEquals(new Spread(6, 5, 7), row.timings().tpot());
    assertEquals(new GpuPower.Measured(0.6, 1.0), row.power());
  }

  @Test
  void takesTheMeanOfTheTwoMiddleValuesAsMedian() {
    assertEquals(new Spread(9, 8, 10), dataset.servingLatency().get(1).timings().ttft());
  }

  @Test
  void neverTurnsMissingPowerIntoZero() {
    assertInstanceOf(GpuPower.NotMeasured.class, dataset.servingLatency().get(1).power());
  }

  @Test
  void joinsEnergyWithTheParametersOfTheModel() {
    ServingEnergyRow row = dataset.servingEnergy().get(0);
    assertEquals(27, row.parametersBn());
    assertEquals(63.2444, row.measured().tpotMs());
    assertEquals(370.629, row.measured().energyPerRequestJ());
  }

  @Test
  void averagesTheBenchmarksOfAClass() {
    QualityScore score = dataset.quality().get(0);
    assertEquals("meta-llama/Meta-Llama-3.1-8B-Instruct", score.model());
    assertEquals(0.712, score.score());
    assertEquals(List.of("K1", "K2"), score.benchmarks());
  }

  @Test
  void countsTheTimeOfATraceFromItsFirstRequest() {
    assertEquals(
        List.of(
            new TraceRequest(Duration.ZERO, 4808, 10),
            new TraceRequest(Duration.ofMillis(52), 3180, 8)),
        dataset.trace(Trace.CODE));
    assertEquals(Duration.ofMillis(4315), dataset.trace(Trace.CHAT).get(1).offset());
  }

  @Test
  void leavesAHoleInTheDemandOpen() {
    DemandShape demand = dataset.demand();
    assertEquals(OptionalDouble.of(30), demand.windows().get(0).totalRps());
    assertEquals(OptionalDouble.of(2), demand.windows().get(0).requestWeightedCv());
    assertEquals(OptionalDouble.empty(), demand.windows().get(1).totalRps());
    assertEquals(OptionalDouble.empty(), demand.windows().get(1).requestWeightedCv());
    assertEquals(OptionalDouble.of(5.5), demand.getWindow(Duration.ofSeconds(1799)).totalRps());
    assertEquals(Duration.ofMinutes(30), demand.length());
  }

  @Test
  void loadsLengthsAndEmbodiedCarbon() {
    assertEquals(List.of(new TokenLengths(3772, 54)), dataset.summarisation());
    EmbodiedConstant last = dataset.embodied().get(10);
    assertEquals("a100_gpu_kg", last.name());
    assertEquals(150, last.value());
  }

  @Test
  void verifiesEverything() {
    dataset.verify();
    assertEquals(2, dataset.allHourly().size());
  }
}
