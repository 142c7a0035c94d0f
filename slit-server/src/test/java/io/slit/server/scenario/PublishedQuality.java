package io.slit.server.scenario;

import io.slit.core.units.Share;
import java.util.Map;
import java.util.Optional;

/** Class means of the Llama 3.1 model card, in percent, so that tests need no table. */
public final class PublishedQuality implements QualityTable {
  private static final Map<String, Map<String, Double>> PERCENT =
      Map.of(
          "llama-3.1-8b",
          Map.of(
              "knowledge",
              63.57,
              "instruction",
              80.4,
              "reasoning",
              56.9,
              "code",
              72.7,
              "math",
              68.2),
          "llama-3.1-70b",
          Map.of(
              "knowledge",
              78.67,
              "instruction",
              87.5,
              "reasoning",
              70.75,
              "code",
              83.25,
              "math",
              81.55),
          "llama-3.1-405b",
          Map.of(
              "knowledge",
              83.07,
              "instruction",
              88.6,
              "reasoning",
              73.8,
              "code",
              88.8,
              "math",
              85.3));

  @Override
  public Optional<Share> find(String model, String benchmarkClass) {
    return Optional.ofNullable(PERCENT.getOrDefault(model, Map.of()).get(benchmarkClass))
        .map(percent -> new Share(percent / 100));
  }
}
