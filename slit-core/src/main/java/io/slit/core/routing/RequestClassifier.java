package io.slit.core.routing;

import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.Region;
import io.slit.core.fleet.Task;
import io.slit.core.workload.InferenceRequest;
import io.slit.core.workload.OriginId;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.RequestProfile;
import io.slit.core.workload.Residency;
import io.slit.core.workload.ServiceClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the request class of a request: the row of the plan it is routed by.
 *
 * <p>The model or alias must match, in any known spelling. Among its profiles the nearest one wins:
 * first by service class, then residency, then task, then by the ratio of input tokens. A request
 * is bound to its home if that is the one region it may be in; any other residency is left to the
 * constraints, since a home-bound row has no target elsewhere. What the request does not say is
 * taken as interactive, unbound, of any task, from the default origin. Immutable.
 */
public final class RequestClassifier {
  /** No class matches. */
  static final int NONE = -1;

  private static final double SERVICE_MISMATCH = 1e6;
  private static final double RESIDENCY_MISMATCH = 1e4;
  private static final double TASK_MISMATCH = 1e2;

  private final Map<String, Candidate[]> candidatesByName;
  private final Map<OriginId, Integer> originIndex;
  private final Region[] regionByOrigin;
  private final int defaultOrigin;

  private RequestClassifier(
      Map<String, Candidate[]> candidatesByName,
      Map<OriginId, Integer> originIndex,
      Region[] regionByOrigin,
      int defaultOrigin) {
    this.candidatesByName = candidatesByName;
    this.originIndex = originIndex;
    this.regionByOrigin = regionByOrigin;
    this.defaultOrigin = defaultOrigin;
  }

  /**
   * Returns the classifier of these classes.
   *
   * @param classes rows of the plans, in order
   * @param models for their other spellings
   * @param defaultOrigin where a request comes from that does not say
   * @throws IllegalArgumentException if the default origin has no class, or if two names of models
   *     or aliases differ in case only
   */
  public static RequestClassifier of(
      List<RequestClass> classes, Collection<LlmModel> models, OriginId defaultOrigin) {
    Map<OriginId, Integer> origins = new LinkedHashMap<>();
    classes.forEach(one -> origins.putIfAbsent(one.origin().id(), origins.size()));
    Integer home = origins.get(defaultOrigin);
    if (home == null) {
      throw new IllegalArgumentException(
          "The default origin %s has no request class. Known: %s."
              .formatted(defaultOrigin, origins.keySet()));
    }
    return new RequestClassifier(
        byName(classes, models, origins), origins, regions(classes, origins), home);
  }

  private static Region[] regions(List<RequestClass> classes, Map<OriginId, Integer> origins) {
    Region[] regions = new Region[origins.size()];
    for (RequestClass one : classes) {
      regions[origins.getOrDefault(one.origin().id(), NONE)] = one.origin().region();
    }
    return regions;
  }

  private static Map<String, Candidate[]> byName(
      List<RequestClass> classes, Collection<LlmModel> models, Map<OriginId, Integer> origins) {
    Map<String, Map<RequestProfile, int[]>> rows = new LinkedHashMap<>();
    for (int row = 0; row < classes.size(); row++) {
      RequestClass one = classes.get(row);
      int origin = origins.getOrDefault(one.origin().id(), NONE);
      rows.computeIfAbsent(one.profile().choice().name(), name -> new LinkedHashMap<>())
              .computeIfAbsent(one.profile(), profile -> noRows(origins.size()))[origin] =
          row;
    }
    checkCase(rows.keySet());
    Map<String, Candidate[]> byName = new HashMap<>();
    rows.forEach((name, profiles) -> byName.put(normalised(name), candidates(profiles)));
    for (LlmModel model : models) {
      Candidate[] known = byName.get(normalised(model.name().value()));
      if (known != null) {
        model.otherNames().forEach(other -> byName.putIfAbsent(normalised(other), known));
      }
    }
    addExactSpellings(byName, rows.keySet(), models);
    return byName;
  }

  private static void checkCase(Collection<String> names) {
    Map<String, String> seen = new HashMap<>();
    for (String name : names) {
      String other = seen.put(normalised(name), name);
      if (other != null) {
        throw new IllegalArgumentException(
            "The names %s and %s differ in case only. Rename the alias.".formatted(other, name));
      }
    }
  }

  /** Exact spellings are found without making a lower-case copy of the request's text. */
  private static void addExactSpellings(
      Map<String, Candidate[]> byName, Collection<String> names, Collection<LlmModel> models) {
    List<String> spellings = new ArrayList<>(names);
    models.forEach(model -> spellings.addAll(model.otherNames()));
    for (String spelling : spellings) {
      Candidate[] known = byName.get(normalised(spelling));
      if (known != null) {
        byName.put(spelling, known);
      }
    }
  }

  private static int[] noRows(int origins) {
    int[] rows = new int[origins];
    Arrays.fill(rows, NONE);
    return rows;
  }

  private static Candidate[] candidates(Map<RequestProfile, int[]> profiles) {
    return profiles.entrySet().stream()
        .map(entry -> new Candidate(entry.getKey(), entry.getValue()))
        .toArray(Candidate[]::new);
  }

  private static String normalised(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Tells whether a model or alias of this name is served. */
  public boolean knows(String model) {
    return find(model) != null;
  }

  /** Tells whether requests from this origin have a class. */
  public boolean knows(OriginId origin) {
    return originIndex.containsKey(origin);
  }

  /** Returns the row of the class of a request, or {@link #NONE} if none matches. */
  int classify(InferenceRequest request) {
    Candidate[] candidates = find(request.model());
    OriginId origin = request.hints().origin();
    Integer at = origin == null ? (Integer) defaultOrigin : originIndex.get(origin);
    if (candidates == null || at == null) {
      return NONE;
    }
    boolean wantsHome = isBoundTo(regionByOrigin[at], request.constraints().residency());
    int best = NONE;
    double least = Double.POSITIVE_INFINITY;
    for (Candidate candidate : candidates) {
      double distance = candidate.distance(request, wantsHome);
      if (candidate.rowByOrigin[at] != NONE && distance < least) {
        least = distance;
        best = candidate.rowByOrigin[at];
      }
    }
    return best;
  }

  private static boolean isBoundTo(Region home, Set<Region> residency) {
    return residency.size() == 1 && residency.contains(home);
  }

  private Candidate @Nullable [] find(String model) {
    Candidate[] exact = candidatesByName.get(model);
    return exact != null ? exact : candidatesByName.get(normalised(model));
  }

  /** A profile and its row for each origin. */
  private static final class Candidate {
    private final boolean deferrable;
    private final boolean bound;
    private final Task task;
    private final double logInput;
    private final int[] rowByOrigin;

    Candidate(RequestProfile profile, int[] rowByOrigin) {
      this.deferrable = profile.service() instanceof ServiceClass.Deferrable;
      this.bound = profile.residency() == Residency.HOME_REGION;
      this.task = profile.task();
      this.logInput = Math.log(profile.tokens().meanInput());
      this.rowByOrigin = rowByOrigin;
    }

    double distance(InferenceRequest request, boolean wantsHome) {
      Boolean mayWait = request.hints().deferrable();
      Task asked = request.hints().task();
      double distance = Math.abs(Math.log(Math.max(1, request.inputTokens())) - logInput);
      distance += deferrable == (mayWait != null && mayWait) ? 0 : SERVICE_MISMATCH;
      distance += bound == wantsHome ? 0 : RESIDENCY_MISMATCH;
      distance += asked == null || asked.equals(task) ? 0 : TASK_MISMATCH;
      return distance;
    }
  }
}
