package io.slit.server.datasets.format;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads numbers and hours straight from bytes: no text is made for the usual cell.
 *
 * <p>A decimal of up to 15 digits with up to 22 places is an exact integer divided by an exact
 * power of ten, so the result is the nearest double, as {@link Double#parseDouble} gives it
 * (Clinger 1990). Everything else goes through {@link Double#parseDouble}.
 */
final class NumberParser {

  /** What is returned for text that is no number. */
  static final double NOT_A_NUMBER = Double.NaN;

  private static final int EXACT_DIGITS = 15;
  private static final int EXACT_POWER = 22;
  private static final double[] POWERS = powers();

  private NumberParser() {}

  /** The number between two positions, or {@link #NOT_A_NUMBER}. */
  static double decimal(byte[] data, int start, int end) {
    int position = start < end && data[start] == '-' ? start + 1 : start;
    long mantissa = 0;
    int digits = 0;
    int point = -1;
    for (; position < end; position++) {
      byte at = data[position];
      if (at >= '0' && at <= '9') {
        mantissa = mantissa * 10 + (at - '0');
        digits++;
      } else if (at == '.' && point < 0) {
        point = digits;
      } else {
        return general(data, start, end);
      }
    }
    int places = point < 0 ? 0 : digits - point;
    boolean bareEnd = point == 0 || point == digits;
    if (bareEnd || digits == 0 || digits > EXACT_DIGITS || places > EXACT_POWER) {
      return general(data, start, end);
    }
    double value = mantissa / POWERS[places];
    return data[start] == '-' ? -value : value;
  }

  /** Whole hours since 1970-01-01T00Z of text such as 2023-11-16T18, or {@link #NOT_A_NUMBER}. */
  static double epochHour(byte[] data, int start, int end) {
    if (end - start != 13 || data[start + 4] != '-' || data[start + 7] != '-') {
      return NOT_A_NUMBER;
    }
    int year = digits(data, start, 4);
    int month = digits(data, start + 5, 2);
    int day = digits(data, start + 8, 2);
    int hour = digits(data, start + 11, 2);
    if (data[start + 10] != 'T' || year < 0 || month < 0 || day < 0 || hour < 0 || hour > 23) {
      return NOT_A_NUMBER;
    }
    try {
      return LocalDate.of(year, month, day).toEpochDay() * 24.0 + hour;
    } catch (DateTimeException noSuchDay) {
      return NOT_A_NUMBER;
    }
  }

  private static int digits(byte[] data, int start, int count) {
    int value = 0;
    for (int position = start; position < start + count; position++) {
      if (data[position] < '0' || data[position] > '9') {
        return -1;
      }
      value = value * 10 + (data[position] - '0');
    }
    return value;
  }

  private static double general(byte[] data, int start, int end) {
    String text = new String(data, start, end - start, StandardCharsets.UTF_8);
    if (!text.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?")) {
      return NOT_A_NUMBER;
    }
    return Double.parseDouble(text);
  }

  private static double[] powers() {
    double[] powers = new double[EXACT_POWER + 1];
    powers[0] = 1;
    for (int index = 1; index < powers.length; index++) {
      powers[index] = powers[index - 1] * 10;
    }
    return powers;
  }
}
