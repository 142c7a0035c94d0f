package io.slit.server.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds located values from a parser's tokens. For one document; not thread-safe. */
final class LocatedTree {
  private final JsonParser parser;
  private final String file;
  private final Problems problems;

  LocatedTree(JsonParser parser, String file, Problems problems) {
    this.parser = parser;
    this.file = file;
    this.problems = problems;
  }

  /** Returns the one document of the file. */
  LocatedNode read() throws IOException {
    Location start = Location.startOf(file);
    if (parser.nextToken() == null) {
      throw new IllegalArgumentException("The file is empty.");
    }
    LocatedNode root = value(start);
    if (parser.nextToken() != null) {
      problems.note(
          new Location(file, line(), ""),
          "A second document starts here. Keep one document, without a line of three dashes.");
    }
    return root;
  }

  private LocatedNode value(Location at) throws IOException {
    refuseAnchor(at);
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(at);
      case START_ARRAY -> sequence(at);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(at, LocatedNode.Scalar.Kind.NUMBER);
      case VALUE_TRUE, VALUE_FALSE -> scalar(at, LocatedNode.Scalar.Kind.FLAG);
      case VALUE_NULL -> scalar(at, LocatedNode.Scalar.Kind.ABSENT);
      default -> scalar(at, LocatedNode.Scalar.Kind.TEXT);
    };
  }

  private LocatedNode scalar(Location at, LocatedNode.Scalar.Kind kind) throws IOException {
    return new LocatedNode.Scalar(at, kind, parser.getText());
  }

  private LocatedNode mapping(Location at) throws IOException {
    Map<String, LocatedNode> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      Location fieldAt = at.field(key, line());
      refuseAnchor(fieldAt);
      parser.nextToken();
      LocatedNode value = value(fieldAt);
      LocatedNode first = fields.putIfAbsent(key, value);
      if (first != null) {
        problems.note(
            fieldAt,
            "The key (%s) stands in line %d already. Keep one of the two."
                .formatted(key, first.at().line()));
      }
    }
    return new LocatedNode.Mapping(at, Collections.unmodifiableMap(fields));
  }

  private LocatedNode sequence(Location at) throws IOException {
    List<LocatedNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(at.item(items.size(), line())));
    }
    return new LocatedNode.Sequence(at, items);
  }

  /** Notes an anchor or an alias: nested ones let a file of a kilobyte grow to gigabytes. */
  private void refuseAnchor(Location at) throws IOException {
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      problems.note(
          at, "An alias (*%s) is not followed. Write the value out.".formatted(parser.getText()));
    } else if (parser.canReadObjectId() && parser.getObjectId() != null) {
      problems.note(
          at,
          "An anchor (&%s) is not allowed. Write the value out where it is used."
              .formatted(parser.getObjectId()));
    }
  }

  private int line() {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }
}
