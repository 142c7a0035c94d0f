package io.slit.server.gateway;

import io.slit.server.json.HttpProblem;
import io.slit.server.json.HttpProblem.Hints;
import io.slit.server.json.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a rendering is asked for.
 *
 * @param wanted which part of the plan
 * @param names that the rendering puts into the gateway's configuration
 */
public record RenderRequest(Wanted wanted, Names names) {
  private static final List<String> KNOWN =
      List.of("class", "model", "residency", "name", "host", "gateway");

  private static final Pattern NAME = Pattern.compile("[a-z0-9*][a-z0-9.*/-]{0,252}");

  /**
   * Which part of the plan.
   *
   * @param requestClass one class alone
   * @param model classes of one model or alias
   * @param residency classes that are bound to a region; {@code none} for those that are not
   */
  public record Wanted(
      Optional<String> requestClass, Optional<String> model, Optional<String> residency) {
    /** All of it. */
    public static final Wanted ALL =
        new Wanted(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Names that the rendering puts into the gateway's configuration.
   *
   * @param name of the object
   * @param host that it is for
   * @param gateway that it hangs on
   */
  public record Names(String name, String host, String gateway) {
    /** Used where nothing else is asked for. */
    public static final Names STANDARD = new Names("slit", "llm.example", "slit");
  }

  /**
   * Reads a query.
   *
   * @throws ProblemException if a parameter is not known, stands twice, or is no name
   */
  public static RenderRequest of(Map<String, List<String>> query) {
    Map<String, String> values = new LinkedHashMap<>();
    query.forEach((name, all) -> values.put(name, one(name, all)));
    Names standard = Names.STANDARD;
    return new RenderRequest(
        new Wanted(
            Optional.ofNullable(values.get("class")),
            Optional.ofNullable(values.get("model")),
            Optional.ofNullable(values.get("residency"))),
        new Names(
            name(values, "name", standard.name()),
            name(values, "host", standard.host()),
            name(values, "gateway", standard.gateway())));
  }

  private static String one(String name, List<String> values) {
    if (!KNOWN.contains(name)) {
      throw bad(name, "is not known.", KNOWN);
    }
    if (values.size() != 1 || values.get(0).isBlank()) {
      throw bad(name, "must have one value.", List.of());
    }
    return values.get(0);
  }

  private static String name(Map<String, String> values, String key, String standard) {
    String value = values.getOrDefault(key, standard);
    if (!NAME.matcher(value).matches()) {
      throw bad(
          key, "must hold lower-case letters, digits, dots, hyphens, * and / only.", List.of());
    }
    return value;
  }

  /** Returns the problem of a query parameter. */
  static ProblemException bad(String name, String predicate, List<String> known) {
    String shown = name.length() > 64 ? name.substring(0, 64) : name;
    return new ProblemException(
        new HttpProblem(
            400,
            "invalid-parameter",
            "A parameter of the query is invalid",
            "The parameter (%s) %s".formatted(shown, predicate),
            new Hints(shown, known, List.of())));
  }
}
