package io.slit.server.telemetry.scraping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.telemetry.scraping.LoadInterval.Result;
import io.slit.server.telemetry.store.TelemetryRecord;
import io.slit.server.telemetry.store.TelemetryRecord.Measured;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoadIntervalTest {
  private static final Instant AT = Instant.parse("2023-07-10T12:01:00Z");
  private static final double NEAR = 1e-9;

  private static Reading reading(double seconds, String engine, String gpus) {
    return new Reading(
        seconds,
        List.of(EngineReading.of(PrometheusText.parse(engine))),
        GpuReading.of(PrometheusText.parse(gpus), Set.of("0")));
  }

  private static TelemetryRecord row(Reading before, Reading after) {
    Result result = LoadInterval.of(Scrapes.deployment(), before, after, AT);
    return assertInstanceOf(Result.Row.class, result, result.toString()).row();
  }

  private static String reason(Reading before, Reading after) {
    Result result = LoadInterval.of(Scrapes.deployment(), before, after, AT);
    return assertInstanceOf(Result.Nothing.class, result, result.toString()).reason();
  }

  /** 60 requests in 60 s: by Little's law 199 x 0.02 s of decoding each are 3.98 at once. */
  @Test
  void dividesDifferencesByRequests() {
    TelemetryRecord row =
        row(
            reading(100, Scrapes.engine(1000), Scrapes.gpus("7000000", 300)),
            reading(160, Scrapes.engine(1060), Scrapes.gpus("25000000", 500)));
    Measured took = row.measured();
    assertEquals("interval", took.status());
    assertEquals(OptionalLong.of(500), took.inputTokens());
    assertEquals(OptionalLong.of(200), took.outputTokens());
    assertEquals(OptionalLong.of(384), took.more().cachedTokens());
    assertEquals(OptionalLong.of(60), took.more().requests());
    assertEquals(300, took.ttftMillis().orElseThrow(), 1e-6);
    assertEquals(100, took.more().queueMillis().orElseThrow(), 1e-6);
    assertEquals(20, took.tpotMillis().orElseThrow(), 1e-6);
    assertEquals(18_000 / 3600.0 / 60, took.energyWh().orElseThrow(), NEAR);
    assertEquals(300, took.more().powerW().orElseThrow(), NEAR);
    assertEquals(OptionalDouble.of(0.25), took.more().kvCacheUsage());
    assertEquals(199 * 0.02, row.context().concurrency().orElseThrow(), 1e-6);
    assertEquals(OptionalInt.of(11), row.context().inFlight());
    assertEquals("DE", row.ranOn().site());
    assertEquals("scrape:DE/h100/llama-3.1-8b:1688990460000", row.decisionId());
  }

  @Test
  void takesTheMeanPowerWhereTheEnergyIsBlankOrWasSetBack() {
    for (String[] joules :
        new String[][] {{Scrapes.BLANK, "9"}, {"9", Scrapes.BLANK}, {"9000", "8000"}}) {
      TelemetryRecord row =
          row(
              reading(0, Scrapes.engine(0), Scrapes.gpus(joules[0], 300)),
              reading(60, Scrapes.engine(60), Scrapes.gpus(joules[1], 500)));
      assertEquals(400, row.measured().more().powerW().orElseThrow(), NEAR);
      assertEquals(400 / 3600.0, row.measured().energyWh().orElseThrow(), NEAR);
    }
  }

  @Test
  void energyIsUnknownUnlessEveryGpuOfTheReplicasTellsIt() {
    Reading before = reading(0, Scrapes.engine(0), "");
    Reading after = reading(60, Scrapes.engine(60), "");
    assertTrue(row(before, after).measured().energyWh().isEmpty());
    Reading two =
        new Reading(
            60,
            after.engines(),
            GpuReading.of(PrometheusText.parse(Scrapes.gpus("9", 300)), Set.of()));
    Reading twoBefore = new Reading(0, before.engines(), two.gpus());
    assertTrue(row(twoBefore, two).measured().energyWh().isEmpty(), "one replica has one GPU");
  }

  @Test
  void addsUpReplicas() {
    Reading one = reading(0, Scrapes.engine(0), "");
    Reading other = reading(60, Scrapes.engine(60), "");
    Reading before =
        new Reading(0, List.of(one.engines().get(0), one.engines().get(0)), one.gpus());
    Reading after =
        new Reading(60, List.of(other.engines().get(0), other.engines().get(0)), one.gpus());
    TelemetryRecord row = row(before, after);
    assertEquals(OptionalLong.of(120), row.measured().more().requests());
    assertEquals(300, row.measured().ttftMillis().orElseThrow(), 1e-6);
    assertEquals(199 * 0.02, row.context().concurrency().orElseThrow(), 1e-6);
  }

  @Test
  void saysWhyNothingFollows() {
    Reading before = reading(0, Scrapes.engine(100), "");
    assertTrue(reason(before, reading(60, Scrapes.engine(3), "")).contains("was started anew"));
    assertTrue(reason(before, reading(60, Scrapes.engine(104), "")).contains("fewer than 5"));
    assertTrue(reason(before, reading(0, Scrapes.engine(200), "")).contains("an hour apart"));
    assertTrue(reason(before, reading(4000, Scrapes.engine(200), "")).contains("an hour apart"));
    assertTrue(reason(before, reading(60, "", "")).contains("number of engines"));
    String noQueue =
        Scrapes.engine(200)
            .lines()
            .filter(line -> !line.contains("queue"))
            .reduce("", LoadIntervalTest::join);
    assertTrue(reason(before, reading(60, noQueue, "")).contains("metrics have changed"));
    String unfinished =
        Scrapes.engine(200)
            .replace(
                "reason=\"stop\",model_name=\"m\"} 200", "reason=\"stop\",model_name=\"m\"} 101");
    assertTrue(reason(before, reading(60, unfinished, "")).contains("not steady"));
    assertTrue(
        reason(
                reading(0, "vllm:num_requests_running 0", ""),
                reading(60, "vllm:num_requests_running 0", ""))
            .contains("metric is missing"));
  }

  private static String join(String all, String line) {
    return all + line + "\n";
  }
}
