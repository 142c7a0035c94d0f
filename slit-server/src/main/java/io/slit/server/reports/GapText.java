package io.slit.server.reports;

import io.slit.core.search.Gap;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Says in words how far the best plans of a run may be from the least possible. */
public final class GapText {
  private GapText() {}

  /** Returns one line for each objective; nothing where no gap is known. */
  public static String lines(List<Gap> gaps) {
    return ShownGap.of(gaps).stream()
        .map(gap -> "  " + words(gap) + "\n")
        .collect(Collectors.joining());
  }

  /** Returns one sentence, such as "carbon 12.3 kg, at most 4.1 % above the least possible". */
  static String words(ShownGap gap) {
    return best(gap) + ", " + distance(gap);
  }

  private static String best(ShownGap gap) {
    return switch (gap.shown().objective()) {
      case TTFT -> number("TTFT %s ms", gap.best());
      case CARBON ->
          Math.abs(gap.best()) < 1000
              ? number("carbon %s g", gap.best())
              : number("carbon %s kg", gap.best() / 1000);
      case WATER -> number("water %s L", gap.best());
      case COST -> number("cost %s USD", gap.best());
      case QUALITY_LOSS -> String.format(Locale.ROOT, "quality %.3f", gap.best());
    };
  }

  private static String number(String words, double value) {
    double size = Math.abs(value);
    String format = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3g";
    return words.formatted(String.format(Locale.ROOT, format, value));
  }

  private static String rounded(double percent) {
    String format = percent >= 100 ? "%.0f" : percent >= 0.1 ? "%.1f" : "%.2g";
    return String.format(Locale.ROOT, format, percent);
  }

  private static String distance(ShownGap gap) {
    String possible = gap.shown().maximised() ? "the most possible" : "the least possible";
    String side = gap.shown().maximised() ? "below" : "above";
    OptionalDouble percent = gap.percent();
    if (percent.isEmpty()) {
      return "an unknown part " + side + " " + possible;
    }
    if (percent.getAsDouble() == 0) {
      return possible;
    }
    String most = gap.exact() ? "" : "at most ";
    return String.format(
        Locale.ROOT, "%s%s %% %s %s", most, rounded(percent.getAsDouble()), side, possible);
  }
}
