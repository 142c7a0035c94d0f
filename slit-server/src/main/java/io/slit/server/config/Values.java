package io.slit.server.config;

import io.slit.core.plan.PlanPreference;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the values of settings. A value that is not understood throws {@link
 * IllegalArgumentException}; the resolver adds where it stands and what is allowed.
 */
final class Values {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
  private static final Pattern NEXT_TENANT =
      Pattern.compile(",(?=[^,=:]+=(?:balanced|lowest:|weights:|limits:))");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private Values() {}

  static int integer(String text, int min, int max) {
    long value = Long.parseLong(text);
    require(value >= min && value <= max, text);
    return (int) value;
  }

  static double number(String text, double min, double max) {
    double value = Double.parseDouble(text);
    require(value >= min && value <= max, text);
    return value;
  }

  static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  static Duration duration(String text, Duration min, Duration max) {
    Duration value = duration(text);
    require(value.compareTo(min) >= 0 && value.compareTo(max) <= 0, text);
    return value;
  }

  private static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    require(matcher.matches(), text);
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  /** A duration, or a count of evaluations. */
  static SearchLimit searchLimit(String text) {
    if (text.chars().allMatch(Character::isDigit)) {
      return new SearchLimit.Evaluations(integer(text, 100, 100_000_000));
    }
    return new SearchLimit.Time(duration(text, Duration.ofMillis(100), Duration.ofHours(1)));
  }

  /** Keys separated by commas, each {@code role[+role][@tenant[+tenant]]:sha256}. */
  static List<ApiKey> apiKeys(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(key -> !key.isEmpty())
        .map(Values::apiKey)
        .toList();
  }

  /** Policies separated by commas, each {@code tenant=preference}, which may hold commas itself. */
  static Map<String, PlanPreference> tenantPolicies(String text) {
    Map<String, PlanPreference> policies = new LinkedHashMap<>();
    for (String part : NEXT_TENANT.split(text, -1)) {
      String entry = part.strip();
      if (!entry.isEmpty()) {
        int equals = entry.indexOf('=');
        require(equals > 0, text);
        policies.put(
            entry.substring(0, equals).strip(),
            PreferenceText.parse(entry.substring(equals + 1).strip()));
      }
    }
    return policies;
  }

  private static ApiKey apiKey(String text) {
    int colon = text.lastIndexOf(':');
    require(colon > 0, text);
    String hash = text.substring(colon + 1).toLowerCase(Locale.ROOT);
    require(SHA256.matcher(hash).matches(), text);
    String who = text.substring(0, colon);
    int at = who.indexOf('@');
    Set<Role> roles =
        Arrays.stream((at < 0 ? who : who.substring(0, at)).split("\\+", -1))
            .map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT)))
            .collect(Collectors.toSet());
    Set<String> tenants =
        at < 0 ? Set.of() : Set.copyOf(Arrays.asList(who.substring(at + 1).split("\\+", -1)));
    require(tenants.stream().noneMatch(String::isBlank), text);
    return new ApiKey(roles, hash, tenants);
  }

  /** {@code NAME:VARIABLE}, separated by commas; a name may hold colons. */
  static Map<String, String> variables(String text) {
    return pairs(text, item -> item.lastIndexOf(':'));
  }

  /** {@code MODEL:NAME}, separated by commas; what follows the first colon is the name. */
  static Map<String, String> upstreamModels(String text) {
    return pairs(text, item -> item.indexOf(':'));
  }

  private static Map<String, String> pairs(String text, ToIntFunction<String> colonOf) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String item : text.split(",", -1)) {
      if (item.isBlank()) {
        continue;
      }
      int colon = colonOf.applyAsInt(item);
      require(colon > 0 && !item.substring(colon + 1).isBlank(), text);
      String old = pairs.put(item.substring(0, colon).strip(), item.substring(colon + 1).strip());
      require(old == null, text);
    }
    return pairs;
  }

  private static void require(boolean condition, String text) {
    if (!condition) {
      throw new IllegalArgumentException(text);
    }
  }
}
