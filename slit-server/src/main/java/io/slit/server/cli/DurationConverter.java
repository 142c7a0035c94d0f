package io.slit.server.cli;

import io.slit.server.quantity.UnitScale;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time like {@code 15min} or {@code 1h}. */
final class DurationConverter implements ITypeConverter<Duration> {
  private static final UnitScale SCALE =
      UnitScale.typed("s").and("min", 60).and("h", 3600).and("d", 86_400);

  @Override
  public Duration convert(String text) {
    try {
      return Duration.ofMillis(Math.round(1000 * SCALE.read(text, "length of time")));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
