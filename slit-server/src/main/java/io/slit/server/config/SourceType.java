package io.slit.server.config;

import io.slit.core.units.CarbonIntensity.Method;
import io.slit.core.units.CarbonIntensity.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A source of live signals: what it gives, and what it needs.
 *
 * <p>An average and a marginal carbon intensity answer different questions, so a source says which
 * it has.
 */
@SuppressWarnings("ImmutableEnumChecker") // its sets and lists are unmodifiable
public enum SourceType {
  /** Electricity Maps v3 and v4: average carbon intensity of consumption. */
  ELECTRICITY_MAPS(
      Set.of("carbon"),
      Set.of(Method.AVERAGE),
      Set.of(Scope.values()),
      new Access("https://api.electricitymaps.com/v3", List.of("key_env"), List.of())),
  /** WattTime v3: marginal operating emission rate. */
  WATTTIME(
      Set.of("carbon"),
      Set.of(Method.MARGINAL),
      Set.of(Scope.DIRECT),
      new Access("https://api.watttime.org", List.of("user_env", "password_env"), List.of())),
  /** Carbon Intensity API of the British grid operator: average. */
  UK_CARBON_INTENSITY(
      Set.of("carbon"),
      Set.of(Method.AVERAGE),
      Set.of(Scope.DIRECT),
      new Access("https://api.carbonintensity.org.uk", List.of(), List.of())),
  /** EIA v2: average carbon intensity of the generation mix; monthly retail price by state. */
  EIA(
      Set.of("carbon", "price"),
      Set.of(Method.AVERAGE),
      Set.of(Scope.DIRECT),
      new Access("https://api.eia.gov/v2", List.of("key_env"), List.of())),
  /** ENTSO-E transparency platform: day-ahead prices. */
  ENTSO_E(
      Set.of("price"),
      Set.of(),
      Set.of(),
      new Access("https://web-api.tp.entsoe.eu/api", List.of("key_env"), List.of())),
  /** Carbon Aware SDK web API: what its own data source gives, so the method is declared. */
  CARBON_AWARE_SDK(
      Set.of("carbon"),
      Set.of(Method.values()),
      Set.of(Scope.values()),
      new Access("", List.of(), List.of())),
  /** Open-Meteo: wet bulb of a weather model. */
  OPEN_METEO(
      Set.of("wet_bulb"),
      Set.of(),
      Set.of(),
      new Access("https://api.open-meteo.com", List.of(), List.of("key_env"))),
  /** Values that the operator writes down. */
  DECLARED(
      Set.of("carbon", "price", "wet_bulb", "source_water"),
      Set.of(Method.values()),
      Set.of(Scope.values()),
      new Access("", List.of(), List.of()));

  private final Set<String> kinds;
  private final Set<Method> methods;
  private final Set<Scope> scopes;
  private final Access access;

  /**
   * How a source is reached.
   *
   * @param url its base address, or nothing
   * @param keys settings that must name a variable of the environment
   * @param optionalKeys settings that may
   */
  private record Access(String url, List<String> keys, List<String> optionalKeys) {}

  SourceType(Set<String> kinds, Set<Method> methods, Set<Scope> scopes, Access access) {
    this.kinds = kinds;
    this.methods = methods;
    this.scopes = scopes;
    this.access = access;
  }

  /** Returns its name in a configuration: {@code electricity-maps}. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** Returns the source of a name. */
  static Optional<SourceType> find(String key) {
    return Stream.of(values()).filter(type -> type.key().equals(key)).findFirst();
  }

  /** Returns the names of all that give a kind of signal. */
  static List<String> keysFor(String kind) {
    return Stream.of(values()).filter(type -> type.gives(kind)).map(SourceType::key).toList();
  }

  /** Tells whether it gives a kind of signal. */
  boolean gives(String kind) {
    return kinds.contains(kind);
  }

  /** Tells whether it gives carbon intensities of a method. */
  public boolean has(Method method) {
    return methods.contains(method);
  }

  /** Tells whether it gives carbon intensities of a scope. */
  public boolean has(Scope scope) {
    return scopes.contains(scope);
  }

  /** Returns its base address, or nothing where each installation has its own. */
  String url() {
    return access.url();
  }

  /** Returns the settings that must name a variable with a key. */
  List<String> keys() {
    return access.keys();
  }

  /** Returns the settings that may name a variable with a key. */
  List<String> optionalKeys() {
    return access.optionalKeys();
  }
}
