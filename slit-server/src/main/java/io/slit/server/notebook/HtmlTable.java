package io.slit.server.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A small table as HTML: texts to the left, numbers to the right. Not thread-safe. */
public final class HtmlTable {
  private static final String CELL = "style=\"text-align:%s;padding:2px 10px\"";

  private final List<String> header;
  private final StringBuilder rows = new StringBuilder();

  private HtmlTable(List<String> header) {
    this.header = new ArrayList<>(header);
  }

  /** Returns an empty table. */
  public static HtmlTable of(String... header) {
    return new HtmlTable(List.of(header));
  }

  /** Adds a row of texts and numbers; numbers are shown with four digits. */
  public HtmlTable row(Object... cells) {
    rows.append("<tr>");
    for (Object cell : cells) {
      boolean isNumber = cell instanceof Number;
      rows.append("<td ").append(CELL.formatted(isNumber ? "right" : "left")).append('>');
      rows.append(isNumber ? number(((Number) cell).doubleValue()) : escaped(cell.toString()));
      rows.append("</td>");
    }
    rows.append("</tr>");
    return this;
  }

  /** Returns the table as HTML. */
  public String html() {
    StringBuilder html = new StringBuilder("<table><tr>");
    header.forEach(
        name ->
            html.append("<th ")
                .append(CELL.formatted("left"))
                .append('>')
                .append(escaped(name))
                .append("</th>"));
    return html.append("</tr>").append(rows).append("</table>").toString();
  }

  static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e7) {
      return Long.toString((long) value);
    }
    double size = Math.abs(value);
    int digits = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 4;
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
