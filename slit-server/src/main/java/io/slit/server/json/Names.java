package io.slit.server.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Things of one kind that a file declares by name and refers to elsewhere.
 *
 * <p>A thing that was declared but is wrong keeps its name: a reference to it is then no second
 * problem. Not thread-safe.
 */
public final class Names<T> {
  private final String kind;
  private final Map<String, Declared<T>> byName = new LinkedHashMap<>();

  /** Returns an empty collection; {@code kind} is for messages, for example {@code model}. */
  public Names(String kind) {
    this.kind = kind;
  }

  /**
   * Declares a thing by its name, and returns the name.
   *
   * @param at where the name stands
   * @param thing the thing, or empty if it is wrong
   * @throws IllegalArgumentException if the name is taken
   */
  public String declare(String name, Location at, Optional<T> thing) {
    Declared<T> first = byName.putIfAbsent(name, new Declared<>(at, thing));
    if (first != null) {
      throw new IllegalArgumentException(
          "The %s (%s) is named in line %d already. Give every %s a name of its own."
              .formatted(kind, name, first.at().line(), kind));
    }
    return name;
  }

  /**
   * Returns the thing of a name; empty if it was declared but is wrong.
   *
   * @throws IllegalArgumentException if nothing of that name was declared
   */
  public Optional<T> find(String name) {
    Declared<T> declared = byName.get(name);
    if (declared == null) {
      throw new IllegalArgumentException(
          "There is no %s (%s). %s"
              .formatted(kind, name, NearestName.advice(name, byName.keySet())));
    }
    return declared.thing();
  }

  /** Returns the things that are right, in order of declaration. */
  public List<T> all() {
    return byName.values().stream().flatMap(declared -> declared.thing().stream()).toList();
  }

  /** Returns other things under the same names. */
  public <U> Names<U> map(Function<T, U> change) {
    Names<U> changed = new Names<>(kind);
    byName.forEach(
        (name, declared) -> changed.declare(name, declared.at(), declared.thing().map(change)));
    return changed;
  }

  private record Declared<T>(Location at, Optional<T> thing) {}
}
