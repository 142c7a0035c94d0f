package io.slit.server.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Live signals; a kind that is left out comes from the tables of the scenario.
 *
 * @param carbon carbon intensity
 * @param price of electricity, USD/MWh
 * @param wetBulb degrees Celsius
 * @param sourceWater water of electricity, L/kWh
 * @param place file and line, for messages
 */
public record SignalsConfig(
    Optional<CarbonConfig> carbon,
    Optional<KindConfig> price,
    Optional<KindConfig> wetBulb,
    Optional<KindConfig> sourceWater,
    String place) {
  /** Tells whether no kind is left to the tables. */
  public boolean isWhole() {
    return carbon.isPresent()
        && price.isPresent()
        && wetBulb.isPresent()
        && sourceWater.isPresent();
  }

  /** Tells whether another says the same, wherever in the file it stands. */
  public boolean saysTheSameAs(SignalsConfig other) {
    return withoutPlaces().equals(other.withoutPlaces());
  }

  private SignalsConfig withoutPlaces() {
    return new SignalsConfig(
        carbon.map(one -> new CarbonConfig(one.method(), one.scope(), one.kind().withoutPlaces())),
        price.map(KindConfig::withoutPlaces),
        wetBulb.map(KindConfig::withoutPlaces),
        sourceWater.map(KindConfig::withoutPlaces),
        "");
  }

  /** Returns the kinds and their sources on one line, without keys. */
  public String shown() {
    return Stream.of(
            shown("carbon", carbon.map(CarbonConfig::kind)),
            shown("price", price),
            shown("wet_bulb", wetBulb),
            shown("source_water", sourceWater))
        .flatMap(Optional::stream)
        .collect(Collectors.joining("; "));
  }

  private static Optional<String> shown(String name, Optional<KindConfig> kind) {
    return kind.map(KindConfig::sources).map(sources -> name + ": " + names(sources));
  }

  private static String names(List<SourceConfig> sources) {
    return sources.stream().map(source -> source.type().key()).collect(Collectors.joining(", "));
  }
}
