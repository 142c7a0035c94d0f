package io.slit.server.telemetry.scraping;

import io.slit.core.fleet.DeploymentId;
import io.slit.server.telemetry.scraping.LoadInterval.Result;
import io.slit.server.telemetry.store.TelemetryRecord;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Asks all targets at once, and makes rows of what changed since the time before. A target that
 * does not answer in full keeps its last reading: the next row then covers the longer time. For one
 * thread.
 */
final class ScrapeRound {
  private final List<ScrapeTarget> targets;
  private final Fetch fetch;
  private final Map<DeploymentId, Reading> last = new HashMap<>();

  ScrapeRound(List<ScrapeTarget> targets, Fetch fetch) {
    this.targets = targets;
    this.fetch = fetch;
  }

  /**
   * What came of a round.
   *
   * @param problems why an address or a deployment gave nothing, by its name
   */
  record Outcome(List<TelemetryRecord> rows, Map<String, String> problems) {}

  /**
   * Runs a round.
   *
   * @param seconds now, on a clock that never goes back
   * @param at now, on the clock that rows are booked at
   */
  Outcome run(double seconds, Instant at) {
    Map<URI, CompletableFuture<String>> answers = new LinkedHashMap<>();
    for (ScrapeTarget target : targets) {
      target.engines().forEach(one -> answers.computeIfAbsent(one, fetch::get));
      target.gpus().forEach(one -> answers.computeIfAbsent(one, fetch::get));
    }
    Outcome outcome = new Outcome(new ArrayList<>(), new LinkedHashMap<>());
    Map<URI, List<Sample>> samples = new HashMap<>();
    answers.forEach(
        (address, answer) ->
            samples(address, answer, outcome).ifPresent(one -> samples.put(address, one)));
    for (ScrapeTarget target : targets) {
      if (samples.keySet().containsAll(target.engines())) {
        compare(target, reading(target, samples, seconds), at, outcome);
      }
    }
    return outcome;
  }

  private static Optional<List<Sample>> samples(
      URI address, CompletableFuture<String> answer, Outcome outcome) {
    try {
      return Optional.of(PrometheusText.parse(answer.join()));
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      outcome.problems().put(address.toString(), "does not answer: " + cause);
    } catch (IllegalArgumentException e) {
      outcome.problems().put(address.toString(), String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  private static Reading reading(
      ScrapeTarget target, Map<URI, List<Sample>> samples, double seconds) {
    List<Sample> ofGpus =
        target.gpus().stream()
            .flatMap(address -> samples.getOrDefault(address, List.of()).stream())
            .toList();
    return new Reading(
        seconds,
        target.engines().stream()
            .map(address -> EngineReading.of(samples.getOrDefault(address, List.of())))
            .toList(),
        GpuReading.of(ofGpus, target.gpuIds()));
  }

  private void compare(ScrapeTarget target, Reading now, Instant at, Outcome outcome) {
    Reading before = last.put(target.deployment().id(), now);
    if (before == null) {
      return;
    }
    Result result = LoadInterval.of(target.deployment(), before, now, at);
    if (result instanceof Result.Row row) {
      outcome.rows().add(row.row());
    } else if (result instanceof Result.Nothing nothing) {
      outcome.problems().put(target.deployment().id().value(), nothing.reason());
    }
  }
}
