package io.slit.server.cli;

import io.slit.server.json.FiguresJson;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** How a bench prints its figures: a line each, or as JSON. */
final class FiguresOutput {
  @Option(names = "--json", description = "print the figures as one JSON object")
  private boolean json;

  /** Prints figures by name. */
  void print(PrintWriter out, Map<String, Double> figures) {
    if (json) {
      out.println(FiguresJson.write(figures).stripTrailing());
    } else {
      figures.forEach(
          (name, value) -> out.println(String.format(Locale.ROOT, "%-64s %16.5g", name, value)));
    }
    out.flush();
  }
}
