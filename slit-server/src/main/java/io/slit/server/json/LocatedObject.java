package io.slit.server.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The fields of one object of a file, read by key.
 *
 * <p>A field that is missing, of the wrong type or out of range is noted among the {@link Problems}
 * of the file, and reads as empty. {@link #build} makes the value out of the fields if none of them
 * is wrong, and notes every key that nobody read. Not thread-safe.
 *
 * <pre>{@code
 * Optional<String> name = in.requireText("name");
 * Optional<Pue> pue = in.require("pue", node -> new Pue(node.decimal()));
 * return in.build(() -> new Site(name.orElseThrow(), pue.orElseThrow()));
 * }</pre>
 */
public final class LocatedObject {
  private final LocatedNode.Mapping node;
  private final Problems problems;
  private final Set<String> known = new LinkedHashSet<>();
  private boolean wrong;

  LocatedObject(LocatedNode.Mapping node, Problems problems) {
    this.node = node;
    this.problems = problems;
  }

  /** Returns where it stands. */
  public Location at() {
    return node.at();
  }

  /** Returns what is wrong with the whole file so far. */
  public Problems problems() {
    return problems;
  }

  /** Returns its keys, in the order of the file. */
  public Collection<String> keys() {
    return node.fields().keySet();
  }

  /** Returns the value of a key, where there is one. */
  public Optional<LocatedNode> find(String key) {
    known.add(key);
    return Optional.ofNullable(node.fields().get(key)).filter(value -> !value.isAbsent());
  }

  /** Returns a field that must be there; {@code read} throws IllegalArgumentException if wrong. */
  public <T> Optional<T> require(String key, Function<LocatedNode, T> read) {
    Optional<LocatedNode> value = find(key);
    if (value.isEmpty()) {
      noteMissing(key);
      return Optional.empty();
    }
    return convert(value.get(), read);
  }

  /** Returns a field that may be left out. */
  public <T> Optional<T> optional(String key, Function<LocatedNode, T> read) {
    return find(key).flatMap(value -> convert(value, read));
  }

  /** Returns a text that must be there. */
  public Optional<String> requireText(String key) {
    return require(key, LocatedNode::text);
  }

  /** Returns a text that may be left out. */
  public Optional<String> optionalText(String key) {
    return optional(key, LocatedNode::text);
  }

  /** Returns a number that must be there. */
  public Optional<Double> requireDouble(String key) {
    return require(key, LocatedNode::decimal);
  }

  /** Returns a number that may be left out. */
  public Optional<Double> optionalDouble(String key) {
    return optional(key, LocatedNode::decimal);
  }

  /** Returns a whole number that must be there. */
  public Optional<Integer> requireInt(String key) {
    return require(key, LocatedNode::integer);
  }

  /** Returns a whole number that may be left out. */
  public Optional<Integer> optionalInt(String key) {
    return optional(key, LocatedNode::integer);
  }

  /** Returns a truth value that may be left out. */
  public Optional<Boolean> optionalFlag(String key) {
    return optional(key, LocatedNode::flag);
  }

  /** Returns one of the constants of an enum, written in small letters. */
  public <E extends Enum<E>> Optional<E> requireChoice(String key, Class<E> type) {
    return require(key, value -> Choice.of(type, value.text(), key));
  }

  /** Returns the thing that a text names. */
  public <T> Optional<T> requireNamed(String key, Names<T> names) {
    return require(key, Function.identity()).flatMap(value -> named(value, names));
  }

  /** Returns an object that must be there; {@code read} returns empty if it is wrong. */
  public <T> Optional<T> requireObject(String key, Function<LocatedObject, Optional<T>> read) {
    return require(key, LocatedNode::mapping).flatMap(value -> inner(value, read));
  }

  /** Returns an object that may be left out; {@code read} returns empty if it is wrong. */
  public <T> Optional<T> optionalObject(String key, Function<LocatedObject, Optional<T>> read) {
    return optional(key, LocatedNode::mapping).flatMap(value -> inner(value, read));
  }

  /** Returns the objects of a list that must hold one at least. */
  public <T> Optional<List<T>> requireObjects(
      String key, Function<LocatedObject, Optional<T>> read) {
    return items(key, item -> convert(item, LocatedNode::mapping).flatMap(one -> inner(one, read)));
  }

  /** Returns the values of a list that must hold one at least. */
  public <T> Optional<List<T>> requireValues(String key, Function<LocatedNode, T> read) {
    return items(key, item -> convert(item, read));
  }

  /** Returns the things that the texts of a list name. */
  public <T> Optional<List<T>> requireAllNamed(String key, Names<T> names) {
    return items(key, item -> named(item, names));
  }

  /** Returns the values of a list that may be left out or empty. */
  public <T> Optional<List<T>> optionalValues(String key, Function<LocatedNode, T> read) {
    return optional(key, LocatedNode::items)
        .flatMap(all -> allRight(all, one -> convert(one, read)));
  }

  /** Declares a thing, wrong or not, under the name in a field; returns it if the name was free. */
  public <T> Optional<T> declare(String key, Names<T> names, Optional<T> thing) {
    return optional(key, name -> names.declare(name.text(), name.at(), thing))
        .flatMap(name -> thing);
  }

  /** Notes that the object as a whole is wrong. */
  public void note(String message) {
    noteAt(node.at(), message);
  }

  /** Notes that a field is wrong. */
  public void noteField(String key, String message) {
    LocatedNode value = node.fields().get(key);
    noteAt(value == null ? node.at().field(key, node.at().line()) : value.at(), message);
  }

  /** Notes that an item of a list is wrong. */
  public void noteItem(String key, int index, String message) {
    noteAt(Objects.requireNonNull(node.fields().get(key)).items().get(index).at(), message);
  }

  /**
   * Returns the value made of the fields; empty if any field is wrong, a key is unknown, or {@code
   * make} throws IllegalArgumentException, which is noted here.
   */
  public <T> Optional<T> build(Supplier<T> make) {
    rejectUnknownKeys();
    return make(make);
  }

  /** Returns a value made of some fields; empty if a field is wrong or {@code make} refuses. */
  public <T> Optional<T> make(Supplier<T> make) {
    return wrong ? Optional.empty() : convert(node, ignored -> make.get());
  }

  /** Notes every key that was never asked for. */
  public void rejectUnknownKeys() {
    for (String key : node.fields().keySet()) {
      if (!known.contains(key)) {
        noteField(
            key, "The key (%s) is unknown. %s".formatted(key, NearestName.advice(key, known)));
      }
    }
  }

  private <T> Optional<T> convert(LocatedNode value, Function<LocatedNode, T> read) {
    try {
      return Optional.of(read.apply(value));
    } catch (IllegalArgumentException e) {
      noteAt(value.at(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private <T> Optional<T> inner(
      LocatedNode.Mapping value, Function<LocatedObject, Optional<T>> read) {
    return rightOr(read.apply(new LocatedObject(value, problems)));
  }

  private <T> Optional<T> named(LocatedNode value, Names<T> names) {
    return convert(value, name -> names.find(name.text())).flatMap(this::rightOr);
  }

  /** Passes a part on; an empty one was noted where it stands, and makes this object wrong too. */
  private <T> Optional<T> rightOr(Optional<T> part) {
    wrong |= part.isEmpty();
    return part;
  }

  private <T> Optional<List<T>> items(String key, Function<LocatedNode, Optional<T>> read) {
    Optional<List<LocatedNode>> items = require(key, LocatedNode::items);
    if (items.isPresent() && items.get().isEmpty()) {
      noteField(key, "The list must hold at least one item. Add one.");
      return Optional.empty();
    }
    return items.flatMap(all -> allRight(all, read));
  }

  private <T> Optional<List<T>> allRight(
      List<LocatedNode> items, Function<LocatedNode, Optional<T>> read) {
    List<T> right = new ArrayList<>();
    items.forEach(item -> read.apply(item).ifPresent(right::add));
    return right.size() == items.size() ? Optional.of(List.copyOf(right)) : Optional.empty();
  }

  private void noteMissing(String key) {
    String message = "The key (%s) is missing. Add it here.".formatted(key);
    noteAt(node.at().field(key, node.at().line()), message);
  }

  private void noteAt(Location at, String message) {
    wrong = true;
    problems.note(at, message);
  }
}
