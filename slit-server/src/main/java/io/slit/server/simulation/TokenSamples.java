package io.slit.server.simulation;

import io.slit.core.simulation.requests.TokenCounts;
import io.slit.core.simulation.requests.TokenCounts.Pair;
import io.slit.core.workload.TokenProfile;
import io.slit.server.datasets.Dataset;
import io.slit.server.datasets.Trace;
import io.slit.server.scenario.InputSize;
import io.slit.server.scenario.WeightedProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measured lengths for the profiles of a scenario: those of the trace (chat, code, summarisation)
 * whose requests of the profile's size come closest to its means. Where the means still differ, for
 * a scenario of other requests, the lengths are scaled to them.
 */
final class TokenSamples {
  private static final double SAME = 0.02;

  private final List<List<Pair>> traces = new ArrayList<>();
  private final int shortMax;
  private final Map<WeightedProfile, TokenCounts> known = new HashMap<>();

  TokenSamples(Dataset dataset, int shortInputMaxTokens) {
    this.shortMax = shortInputMaxTokens;
    for (Trace trace : Trace.values()) {
      traces.add(
          dataset.trace(trace).stream()
              .map(one -> new Pair(one.inputTokens(), one.outputTokens()))
              .toList());
    }
    traces.add(
        dataset.summarisation().stream()
            .map(one -> new Pair(one.inputTokens(), one.outputTokens()))
            .toList());
  }

  TokenCounts of(WeightedProfile profile) {
    return known.computeIfAbsent(profile, this::find);
  }

  private TokenCounts find(WeightedProfile profile) {
    TokenProfile wanted = profile.profile().tokens();
    return traces.stream()
        .map(trace -> ofSize(trace, profile.size()))
        .filter(pairs -> !pairs.isEmpty())
        .map(TokenCounts::of)
        .min(Comparator.comparingDouble(counts -> distance(counts, wanted)))
        .map(counts -> scaled(counts, wanted))
        .orElseThrow();
  }

  private List<Pair> ofSize(List<Pair> trace, InputSize size) {
    return trace.stream()
        .filter(
            pair ->
                switch (size) {
                  case SHORT -> pair.inputTokens() <= shortMax;
                  case LONG -> pair.inputTokens() > shortMax;
                  case ANY -> true;
                })
        .toList();
  }

  private static double distance(TokenCounts counts, TokenProfile wanted) {
    return Math.abs(Math.log(counts.meanInput() / wanted.meanInput()))
        + Math.abs(Math.log(counts.meanOutput() / wanted.meanOutput()));
  }

  private static TokenCounts scaled(TokenCounts counts, TokenProfile wanted) {
    double input = wanted.meanInput() / counts.meanInput();
    double output = wanted.meanOutput() / counts.meanOutput();
    return Math.abs(input - 1) < SAME && Math.abs(output - 1) < SAME
        ? counts
        : counts.scaled(input, output);
  }
}
