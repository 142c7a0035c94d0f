package io.slit.server.models;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Small plots in SVG, without a library. */
final class SvgPlot {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 280;
  private static final int LEFT = 60;
  private static final int BOTTOM = 40;
  private static final int LABEL_WIDTH = 260;
  private static final int BAR = 9;
  private static final List<String> COLOURS =
      List.of("#c2410c", "#1d4ed8", "#15803d", "#7e22ce", "#b45309", "#0e7490", "#be123c");

  private SvgPlot() {}

  /** Two values beside each other. */
  record Bar(String name, double first, double second) {}

  /** A point of a line. */
  record Point(double x, double y) {}

  static String bars(List<Bar> bars, String unit, String first, String second) {
    double max =
        bars.stream().mapToDouble(bar -> Math.max(bar.first(), bar.second())).max().orElse(1);
    double scale = (WIDTH - LABEL_WIDTH - LEFT) / Math.max(max, 1e-9);
    int step = 3 * BAR;
    StringBuilder svg = open(bars.size() * step + BOTTOM);
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      text(svg, LABEL_WIDTH - 6, i * step + 2 * BAR, "end", bar.name());
      bar(svg, i * step + 3, bar.first(), scale, COLOURS.get(0));
      bar(svg, i * step + 3 + BAR, bar.second(), scale, COLOURS.get(1));
    }
    String legend = "%s: first %s, then %s".formatted(unit, first, second);
    text(svg, LABEL_WIDTH, bars.size() * step + BOTTOM / 2, "start", legend);
    return svg.append("</svg>").toString();
  }

  private static void bar(StringBuilder svg, int y, double value, double scale, String colour) {
    append(
        svg,
        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
        LABEL_WIDTH,
        y,
        value * scale,
        BAR - 1,
        colour);
    text(svg, (int) (LABEL_WIDTH + value * scale + 4), y + BAR - 1, "start", number(value));
  }

  static String lines(Map<String, List<Point>> lines, String xUnit, String yUnit) {
    Range x = Range.of(lines, Point::x);
    Range y = Range.of(lines, Point::y);
    StringBuilder svg = open(HEIGHT + BOTTOM);
    text(svg, 4, 12, "start", "%s, %s to %s".formatted(yUnit, number(y.min()), number(y.max())));
    String below = "%s, %s to %s".formatted(xUnit, number(x.min()), number(x.max()));
    text(svg, LEFT, HEIGHT + BOTTOM - 6, "start", below);
    int i = 0;
    for (Map.Entry<String, List<Point>> line : lines.entrySet()) {
      String colour = COLOURS.get(i % COLOURS.size());
      append(svg, "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"", colour);
      for (Point point : line.getValue()) {
        double px = LEFT + x.share(point.x()) * (WIDTH - LEFT - 120);
        double py = HEIGHT - y.share(point.y()) * (HEIGHT - 24);
        append(svg, "%.1f,%.1f ", px, py);
      }
      svg.append("\"/>");
      append(svg, "<text x=\"%d\" y=\"%d\" fill=\"%s\">", WIDTH - 110, 20 + 16 * i, colour);
      svg.append(escaped(line.getKey())).append("</text>");
      i++;
    }
    return svg.append("</svg>").toString();
  }

  private record Range(double min, double max) {
    static Range of(Map<String, List<Point>> lines, ToDoubleFunction<Point> value) {
      double[] all =
          lines.values().stream().flatMap(List::stream).mapToDouble(value).sorted().toArray();
      return all.length == 0 ? new Range(0, 1) : new Range(all[0], all[all.length - 1]);
    }

    double share(double value) {
      return max > min ? (value - min) / (max - min) : 0.5;
    }
  }

  private static StringBuilder open(int height) {
    StringBuilder svg = new StringBuilder();
    append(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-size=\"11\""
            + " font-family=\"sans-serif\">",
        WIDTH,
        height);
    return svg;
  }

  private static void text(StringBuilder svg, int x, int y, String anchor, String text) {
    append(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">", x, y, anchor);
    svg.append(escaped(text)).append("</text>");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  private static void append(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
