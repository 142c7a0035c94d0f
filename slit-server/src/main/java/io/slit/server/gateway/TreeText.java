package io.slit.server.gateway;

import java.util.List;
import java.util.Map;

/**
 * Writes trees of maps, lists, texts, whole numbers and truth values as YAML or JSON. Every text is
 * quoted as JSON quotes it, which YAML 1.2 reads alike: no name can turn into a number or a rule.
 */
final class TreeText {
  private TreeText() {}

  /** Returns block YAML. */
  static String yaml(Object tree) {
    StringBuilder out = new StringBuilder();
    write(out, tree, 0, false);
    return out.toString();
  }

  private static void write(StringBuilder out, Object node, int depth, boolean inLine) {
    if (node instanceof Map<?, ?> map && !map.isEmpty()) {
      boolean first = inLine;
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        indent(out, first ? 0 : depth);
        first = false;
        out.append(key(String.valueOf(entry.getKey()))).append(':');
        value(out, entry.getValue(), depth);
      }
    } else if (node instanceof List<?> list && !list.isEmpty()) {
      for (Object item : list) {
        indent(out, depth);
        out.append("- ");
        if (isBlock(item)) {
          write(out, item, depth + 1, true);
        } else {
          out.append(json(item)).append('\n');
        }
      }
    } else {
      out.append(json(node)).append('\n');
    }
  }

  private static void value(StringBuilder out, Object value, int depth) {
    if (isBlock(value)) {
      out.append('\n');
      write(out, value, depth + 1, false);
    } else {
      out.append(' ').append(json(value)).append('\n');
    }
  }

  private static boolean isBlock(Object node) {
    return (node instanceof Map<?, ?> map && !map.isEmpty())
        || (node instanceof List<?> list && !list.isEmpty());
  }

  private static void indent(StringBuilder out, int depth) {
    out.append("  ".repeat(depth));
  }

  private static String key(String text) {
    return text.matches("[A-Za-z_][A-Za-z0-9_]*") ? text : quoted(text);
  }

  /** Returns JSON in one line. */
  static String json(Object node) {
    if (node instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> quoted(String.valueOf(entry.getKey())) + ": " + json(entry.getValue()))
          .collect(java.util.stream.Collectors.joining(", ", "{", "}"));
    }
    if (node instanceof List<?> list) {
      return list.stream()
          .map(TreeText::json)
          .collect(java.util.stream.Collectors.joining(", ", "[", "]"));
    }
    return node instanceof Integer || node instanceof Boolean
        ? node.toString()
        : quoted(String.valueOf(node));
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20 || c > 0x7e) {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
