package io.slit.server.solve;

import io.slit.core.allocation.Hourly;
import io.slit.core.units.Require;
import io.slit.server.json.LocatedNode;
import io.slit.server.json.LocatedObject;
import io.slit.server.json.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads numbers and what is keyed by names, and notes what is wrong with each at its own place.
 * Wrong values read as 0: the file is refused before they are used.
 */
final class NumberFields {
  private final LocatedObject file;
  private final int hours;

  NumberFields(LocatedObject file, int hours) {
    this.file = file;
    this.hours = hours;
  }

  /**
   * What a number must be.
   *
   * @param key its name
   * @param min the least
   * @param max the most
   */
  record Range(String key, double min, double max) {}

  void note(LocatedNode node, String message) {
    file.problems().note(node.at(), message);
  }

  double number(LocatedNode node, Range range) {
    try {
      return Require.within(
          range.min(), range.max(), node.decimal(), range.key(), "Check the value and its unit.");
    } catch (IllegalArgumentException e) {
      note(node, String.valueOf(e.getMessage()));
      return 0;
    }
  }

  Hourly same(double value) {
    return Hourly.constant(value, hours);
  }

  /** Returns a number for every hour: one for all, or a list with one for each. */
  Hourly hourly(LocatedNode node, Range range) {
    if (!(node instanceof LocatedNode.Sequence list)) {
      return Hourly.constant(number(node, range), hours);
    }
    if (list.items().size() != hours) {
      note(
          node,
          "The list of %s has %d numbers and needs one for each hour: %d. Or give one number for all."
              .formatted(range.key(), list.items().size(), hours));
      return Hourly.constant(0, hours);
    }
    return Hourly.of(list.items().stream().mapToDouble(one -> number(one, range)).toArray());
  }

  /**
   * Returns the values of all names, in their order: of a mapping by name, or of a list in the same
   * order. Empty if one is missing, which is noted.
   */
  Optional<List<LocatedNode>> keyed(LocatedNode node, String kind, List<String> names) {
    if (node instanceof LocatedNode.Sequence list) {
      if (list.items().size() == names.size()) {
        return Optional.of(list.items());
      }
      note(
          node,
          "The list has %d items and needs one for each %s, in their order: %d (%s)."
              .formatted(list.items().size(), kind, names.size(), String.join(", ", names)));
      return Optional.empty();
    }
    if (!(node instanceof LocatedNode.Mapping mapping)) {
      note(node, "Expected a mapping by %s or a list, found %s.".formatted(kind, node.shown()));
      return Optional.empty();
    }
    return byName(mapping, kind, names);
  }

  private Optional<List<LocatedNode>> byName(
      LocatedNode.Mapping mapping, String kind, List<String> names) {
    refuseUnknown(mapping, kind, names);
    List<LocatedNode> found = new ArrayList<>();
    for (String name : names) {
      LocatedNode value = mapping.fields().get(name);
      if (value == null) {
        note(mapping, "The %s (%s) is missing. Add it here.".formatted(kind, name));
      } else {
        found.add(value);
      }
    }
    return found.size() == names.size() ? Optional.of(found) : Optional.empty();
  }

  void refuseUnknown(LocatedNode.Mapping mapping, String kind, List<String> names) {
    for (Map.Entry<String, LocatedNode> field : mapping.fields().entrySet()) {
      if (!names.contains(field.getKey())) {
        note(
            field.getValue(),
            "There is no %s (%s). %s"
                .formatted(kind, field.getKey(), NearestName.advice(field.getKey(), names)));
      }
    }
  }

  /** Notes names that stand twice. */
  void refuseTwice(LocatedObject in, String key, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      if (names.indexOf(names.get(i)) < i) {
        in.noteItem(key, i, "The name (%s) stands twice. Keep one.".formatted(names.get(i)));
      }
    }
  }
}
