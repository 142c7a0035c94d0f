package io.slit.server.notebook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A chart of points and lines as SVG, without a library. Not thread-safe. */
public final class Chart {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 380;
  private static final int LEFT = 70;
  private static final int RIGHT = 180;
  private static final int TOP = 34;
  private static final int BOTTOM = 46;
  private static final int TICKS = 5;
  private static final List<String> COLOURS =
      List.of("#1d4ed8", "#c2410c", "#15803d", "#7e22ce", "#0e7490", "#be123c", "#525252");

  private final String title;
  private final String xLabel;
  private final String yLabel;
  private final List<Series> series = new ArrayList<>();

  private Chart(String title, String xLabel, String yLabel) {
    this.title = title;
    this.xLabel = xLabel;
    this.yLabel = yLabel;
  }

  /**
   * A point.
   *
   * @param x across
   * @param y up
   */
  public record Point(double x, double y) {}

  private record Series(String name, List<Point> points, boolean isLine) {}

  private record Range(double min, double max) {
    static Range of(Stream<Double> values) {
      List<Double> sorted = values.sorted().toList();
      double min = sorted.isEmpty() ? 0 : sorted.get(0);
      double max = sorted.isEmpty() ? 1 : sorted.get(sorted.size() - 1);
      double margin = max > min ? 0.04 * (max - min) : 1;
      return new Range(min - margin, max + margin);
    }

    double share(double value) {
      return (value - min) / (max - min);
    }

    /** Returns round values inside, about five: steps of 1, 2 or 5 times a power of ten. */
    List<Double> ticks() {
      double rough = (max - min) / TICKS;
      double power = Math.pow(10, Math.floor(Math.log10(rough)));
      double step = rough > 5 * power ? 10 * power : rough > 2 * power ? 5 * power : 2 * power;
      List<Double> ticks = new ArrayList<>();
      for (double tick = Math.ceil(min / step); tick * step <= max; tick++) {
        ticks.add(tick * step);
      }
      return ticks;
    }
  }

  /** Returns an empty chart; labels name units. */
  public static Chart of(String title, String xLabel, String yLabel) {
    return new Chart(title, xLabel, yLabel);
  }

  /** Adds points under a name. */
  public Chart points(String name, List<Point> points) {
    series.add(new Series(name, List.copyOf(points), false));
    return this;
  }

  /** Adds a line under a name, through points in their order. */
  public Chart line(String name, List<Point> points) {
    series.add(new Series(name, List.copyOf(points), true));
    return this;
  }

  /** Returns the chart as SVG. */
  public String svg() {
    Range x = Range.of(series.stream().flatMap(one -> one.points.stream()).map(Point::x));
    Range y = Range.of(series.stream().flatMap(one -> one.points.stream()).map(Point::y));
    StringBuilder svg = new StringBuilder();
    add(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-size=\"12\""
            + " font-family=\"sans-serif\"><rect width=\"100%%\" height=\"100%%\""
            + " fill=\"#ffffff\"/>",
        WIDTH,
        HEIGHT);
    add(svg, "<text x=\"%d\" y=\"20\" font-size=\"15\">%s</text>", LEFT, escaped(title));
    axes(svg, x, y);
    for (int i = 0; i < series.size(); i++) {
      draw(svg, series.get(i), COLOURS.get(i % COLOURS.size()), new Range[] {x, y});
      legend(svg, i);
    }
    return svg.append("</svg>").toString();
  }

  private void axes(StringBuilder svg, Range x, Range y) {
    for (double tick : y.ticks()) {
      double py = up(y, tick);
      add(
          svg,
          "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#e5e5e5\"/>",
          LEFT,
          WIDTH - RIGHT,
          py,
          py);
      add(
          svg,
          "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
          LEFT - 6,
          py + 4,
          label(tick));
    }
    for (double tick : x.ticks()) {
      add(
          svg,
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
          across(x, tick),
          HEIGHT - BOTTOM + 18,
          label(tick));
    }
    add(
        svg,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
        WIDTH - RIGHT,
        HEIGHT - 8,
        escaped(xLabel));
    add(svg, "<text x=\"%d\" y=\"%d\">%s</text>", WIDTH - RIGHT + 12, TOP + 6, escaped(yLabel));
  }

  private static void draw(StringBuilder svg, Series one, String colour, Range[] ranges) {
    if (one.isLine) {
      svg.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"").append(colour);
      svg.append("\" points=\"");
    }
    for (Point point : one.points) {
      double px = across(ranges[0], point.x);
      double py = up(ranges[1], point.y);
      if (one.isLine) {
        add(svg, "%.1f,%.1f ", px, py);
      } else {
        add(
            svg,
            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\" fill-opacity=\"0.75\"/>",
            px,
            py,
            colour);
      }
    }
    svg.append(one.isLine ? "\"/>" : "");
  }

  private void legend(StringBuilder svg, int i) {
    add(
        svg,
        "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>",
        WIDTH - RIGHT + 12,
        TOP + 28 + 18 * i,
        COLOURS.get(i % COLOURS.size()),
        escaped(series.get(i).name));
  }

  private static double across(Range x, double value) {
    return LEFT + x.share(value) * (WIDTH - LEFT - RIGHT);
  }

  private static double up(Range y, double value) {
    return HEIGHT - BOTTOM - y.share(value) * (HEIGHT - TOP - BOTTOM);
  }

  /** Ticks are round: six significant digits hold them. */
  private static String label(double value) {
    return new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }

  private static String escaped(String text) {
    return HtmlTable.escaped(text);
  }

  private static void add(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
