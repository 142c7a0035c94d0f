package io.slit.server.cli;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an instant in UTC or with an offset, with or without seconds. */
final class InstantConverter implements ITypeConverter<Instant> {
  @Override
  public Instant convert(String text) {
    try {
      return DateTimeFormatter.ISO_DATE_TIME.parse(text, Instant::from);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "The time (%s) must be an instant like 2023-07-10T12:00Z or 2023-07-10T14:00+02:00."
              .formatted(text));
    }
  }
}
