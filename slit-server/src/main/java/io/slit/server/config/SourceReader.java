package io.slit.server.config;

import io.slit.core.units.CarbonIntensity.Method;
import io.slit.core.units.CarbonIntensity.Scope;
import io.slit.server.json.LocatedNode;
import io.slit.server.json.LocatedObject;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads one source of a kind of signal. */
final class SourceReader {
  private static final Duration STANDARD_POLL = Duration.ofMinutes(5);
  private static final Duration LONGEST_POLL = Duration.ofHours(24);
  private static final Duration STANDARD_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);
  private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(60);
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private final Map<String, String> environment;
  private final String kind;

  SourceReader(Map<String, String> environment, String kind) {
    this.environment = environment;
    this.kind = kind;
  }

  Optional<SourceConfig> readCarbon(
      LocatedObject in, Optional<Method> method, Optional<Scope> scope) {
    Optional<Method> own = in.optional("method", node -> method(node.text()));
    Optional<SourceConfig> source = read(in);
    if (source.isEmpty() || method.isEmpty() || scope.isEmpty()) {
      return source;
    }
    SourceType type = source.get().type();
    if (type == SourceType.CARBON_AWARE_SDK && own.isEmpty()) {
      in.note(
          "The method is missing: a Carbon Aware SDK passes on what its own source has. Add method:"
              + " average (Electricity Maps) or method: marginal (WattTime).");
      return Optional.empty();
    }
    return matches(in, type, own.orElse(method.get()), method.get())
            && matches(in, type, scope.get())
        ? source
        : Optional.empty();
  }

  private static Method method(String text) {
    return Stream.of(Method.values())
        .filter(one -> small(one).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The method (%s) must be average or marginal.".formatted(text)));
  }

  private static boolean matches(LocatedObject in, SourceType type, Method own, Method wanted) {
    if (own == wanted && type.has(wanted)) {
      return true;
    }
    Method given = own == wanted && type.has(Method.AVERAGE) ? Method.AVERAGE : own;
    Method shown = type.has(given) ? given : Method.MARGINAL;
    in.note(
        "The source %s gives %s carbon intensities, and signals.carbon.method is %s. The two never meet: remove the source, or change the method of all."
            .formatted(type.key(), small(shown), small(wanted)));
    return false;
  }

  private static boolean matches(LocatedObject in, SourceType type, Scope wanted) {
    if (type.has(wanted)) {
      return true;
    }
    in.note(
        "The source %s gives direct emissions only, and signals.carbon.scope is %s. Set scope: direct here and in the scenario, or remove the source."
            .formatted(type.key(), small(wanted)));
    return false;
  }

  private static String small(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  Optional<SourceConfig> read(LocatedObject in) {
    Optional<SourceType> type = in.require("source", node -> type(node.text()));
    if (type.isEmpty()) {
      return Optional.empty();
    }
    boolean declared = type.get() == SourceType.DECLARED;
    Optional<Map<String, String>> zones =
        declared || type.get() == SourceType.OPEN_METEO
            ? Optional.of(
                in.optionalObject("zones", one -> fields(one, LocatedNode::text)).orElse(Map.of()))
            : in.requireObject("zones", one -> fields(one, LocatedNode::text));
    Optional<Map<String, Double>> values =
        declared
            ? in.requireObject("values", one -> fields(one, SourceReader::finite))
            : Optional.of(Map.of());
    Map<String, Secret> keys = keys(in, type.get());
    Optional<URI> url = url(in, type.get(), !keys.isEmpty());
    Duration poll = time(in, "poll", Duration.ofSeconds(1), LONGEST_POLL).orElse(STANDARD_POLL);
    Duration timeout =
        time(in, "timeout", SHORTEST_TIMEOUT, LONGEST_TIMEOUT).orElse(STANDARD_TIMEOUT);
    OptionalDouble usdPerEur = usdPerEur(in, type.get());
    return in.build(
        () ->
            new SourceConfig(
                type.get(),
                zones.orElseThrow(),
                values.orElseThrow(),
                keys,
                new SourceConfig.Access(url, poll, timeout),
                usdPerEur,
                SignalsReader.place(in.at())));
  }

  private SourceType type(String key) {
    return SourceType.find(key)
        .filter(type -> type.gives(kind))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The source (%s) must be one of %s: others have no %s."
                        .formatted(key, SourceType.keysFor(kind), kind)));
  }

  private static <T> Optional<Map<String, T>> fields(
      LocatedObject in, Function<LocatedNode, T> read) {
    Map<String, T> fields = new LinkedHashMap<>();
    in.keys().forEach(key -> in.require(key, read).ifPresent(one -> fields.put(key, one)));
    return in.build(() -> fields);
  }

  private static double finite(LocatedNode node) {
    double value = node.decimal();
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("The value must be finite and is %s.".formatted(value));
    }
    return value;
  }

  private static Optional<Duration> time(LocatedObject in, String key, Duration min, Duration max) {
    return in.optional(key, node -> SignalsReader.duration(key, node, min, max));
  }

  private Map<String, Secret> keys(LocatedObject in, SourceType type) {
    Map<String, Secret> keys = new LinkedHashMap<>();
    for (String key : type.keys()) {
      in.require(key, node -> secret(node.text())).ifPresent(one -> keys.put(key, one));
    }
    for (String key : type.optionalKeys()) {
      in.optional(key, node -> secret(node.text())).ifPresent(one -> keys.put(key, one));
    }
    return keys;
  }

  private Secret secret(String variable) {
    if (variable.startsWith(Setting.VARIABLE_PREFIX)) {
      throw new IllegalArgumentException(
          "The variable (%s) must not begin with %s: those are settings. Give it another name."
              .formatted(variable, Setting.VARIABLE_PREFIX));
    }
    String value = environment.getOrDefault(variable, "").strip();
    if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException(
          "The environment must have the variable %s with a key of printable ASCII. Export it before the start; keys do not belong into this file."
              .formatted(
                  variable.matches("\\w{1,64}") ? "(" + variable + ")" : "that is named here"));
    }
    return new Secret(variable, value);
  }

  private static Optional<URI> url(LocatedObject in, SourceType type, boolean secret) {
    Optional<URI> own = in.optional("url", node -> uri(node.text(), secret));
    if (own.isPresent() || type == SourceType.DECLARED) {
      return own;
    }
    if (type.url().isEmpty()) {
      in.require("url", LocatedNode::text);
      return Optional.empty();
    }
    return Optional.of(URI.create(type.url()));
  }

  private static URI uri(String text, boolean secret) {
    URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    String host = uri.getHost();
    boolean plain = "http".equals(uri.getScheme());
    if (host == null
        || uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || !(plain || "https".equals(uri.getScheme()))) {
      throw new IllegalArgumentException(
          "The url must be like https://host/path, without a query. Name the base address of the"
              + " source.");
    }
    if (plain && secret && !LOOPBACK.contains(host)) {
      throw new IllegalArgumentException(
          "The url (%s) would send a key unencrypted. Use https, or a proxy on 127.0.0.1."
              .formatted(text));
    }
    return uri;
  }

  private static OptionalDouble usdPerEur(LocatedObject in, SourceType type) {
    if (type != SourceType.ENTSO_E) {
      return OptionalDouble.empty();
    }
    return in.require("usd_per_eur", SourceReader::rate)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  private static double rate(LocatedNode node) {
    double rate = node.decimal();
    if (!(rate >= 0.1 && rate <= 10)) {
      throw new IllegalArgumentException(
          "The usd_per_eur (%s) must be in [0.1, 10]. Give USD for one EUR.".formatted(rate));
    }
    return rate;
  }
}
