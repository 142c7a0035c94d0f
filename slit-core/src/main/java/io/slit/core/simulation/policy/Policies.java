package io.slit.core.simulation.policy;

import io.slit.core.pareto.Objective;
import io.slit.core.plan.PlanPreference;
import io.slit.core.search.LinearCosts;
import io.slit.core.search.PlanSearch;
import io.slit.core.search.SearchSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The policies by name.
 *
 * <p>Each of SLIT's operating points has variants, which stand in no list: {@code
 * slit-carbon-MEASURE} takes its point of a front that is judged by a measure over scenarios of the
 * forecast ({@link RobustFronts}); {@code slit-carbon-handover} and {@code slit-carbon-bounded}
 * follow the same plans otherwise ({@link PlanUse}).
 */
public final class Policies {
  private static final String SLIT = "slit-";
  private static final String STYLE = "slit-style";
  private static final String PERFECT = "perfect-";
  private static final Map<String, PlanUse> USES =
      Map.of("handover", PlanUse.WHEN_UNITS_SERVE, "bounded", PlanUse.BOUNDED);

  private final Map<String, Policy> byName = new LinkedHashMap<>();
  private final Map<String, PlanPreference> points = new LinkedHashMap<>();
  private final RobustFronts robust;

  /**
   * How plans are searched.
   *
   * @param slit the search that a server uses
   * @param style the papers' recipe, {@link io.slit.core.search.slit.SlitStyleSearch}
   * @param settings of every search, the same budget for all
   */
  public record Searches(PlanSearch slit, PlanSearch style, Supplier<SearchSettings> settings) {}

  private Policies(RobustFronts robust) {
    this.robust = robust;
  }

  /**
   * Returns all policies; those that search share their fronts.
   *
   * @param seed of what is drawn at random
   */
  public static Policies of(Searches searches, long seed) {
    Policies policies = new Policies(new RobustFronts(searches.slit(), searches.settings()));
    policies.addRules();
    policies.add(new LeastLoaded("least-loaded"));
    policies.add(new PowerOfTwoChoices("power-of-two", seed));
    policies.add(new SplitwiseLike("splitwise-like"));
    SharedFront style = new SharedFront(searches.style(), searches.settings());
    policies.plan(STYLE, Information.FORECAST, style.at(new PlanPreference.Balanced()));
    SharedFront front = new SharedFront(searches.slit(), searches.settings());
    policies.addPoints(SLIT, Information.FORECAST, front);
    policies.addPoints(PERFECT, Information.ORACLE, front);
    return policies;
  }

  private void addRules() {
    plan("round-robin", Information.NOW, new RoundRobin());
    plan("capacity-weighted", Information.NOW, new CapacityWeighted());
    plan("nearest", Information.NOW, new Greedy(LinearCosts.NETWORK));
    plan("greedy-ttft", Information.NOW, new Greedy(Objective.TTFT.index()));
    plan("greedy-carbon", Information.NOW, new Greedy(Objective.CARBON.index()));
    plan("greedy-water", Information.NOW, new Greedy(Objective.WATER.index()));
    plan("greedy-cost", Information.NOW, new Greedy(Objective.COST.index()));
    plan("hybrid", Information.NOW, new ConstrainedHybrid());
    plan("casper-like", Information.FORECAST, CasperLike.STANDARD);
    plan("waterwise-like", Information.NOW, new WaterWiseLike());
    plan("green-llm-like", Information.FORECAST, GreenLlmLike.STANDARD);
    plan("helix-like", Information.NOW, new HelixLike());
  }

  private void addPoints(String prefix, Information information, SharedFront front) {
    Map<String, PlanPreference> preferences = new LinkedHashMap<>();
    preferences.put(prefix + "balanced", new PlanPreference.Balanced());
    for (Objective objective : Objective.values()) {
      String name = prefix + objective.name().toLowerCase(Locale.ROOT).replace("_loss", "");
      preferences.put(name, new PlanPreference.Lowest(objective));
    }
    preferences.forEach((name, preference) -> plan(name, information, front.at(preference)));
    points.putAll(preferences);
  }

  private void plan(String name, Information information, PlanRule rule) {
    add(new PlanPolicy(name, information, rule));
  }

  private void add(Policy policy) {
    byName.put(policy.name(), policy);
  }

  /** Returns these and one more. */
  public Policies with(Policy policy) {
    Policies more = new Policies(robust);
    more.byName.putAll(byName);
    more.points.putAll(points);
    more.add(policy);
    return more;
  }

  /** Returns all of them: baselines, SLIT's operating points, then oracles. */
  public List<Policy> all() {
    return new ArrayList<>(byName.values());
  }

  /** Returns all names, in order. */
  public List<String> names() {
    return new ArrayList<>(byName.keySet());
  }

  /**
   * Returns the policy of a name, or the variant of an operating point.
   *
   * @throws IllegalArgumentException if there is none, with the names there are
   */
  public Policy get(String name) {
    Policy policy = byName.get(name);
    return policy == null
        ? variant(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "There is no policy \"%s\": take of %s."
                            .formatted(name, String.join(", ", names()))))
        : policy;
  }

  private Optional<Policy> variant(String name) {
    int dash = name.lastIndexOf('-');
    String point = name.substring(0, Math.max(0, dash));
    PlanPreference preference = points.get(point);
    if (preference == null
        || !point.startsWith(SLIT)
        || !(byName.get(point) instanceof PlanPolicy plain)) {
      return Optional.empty();
    }
    String kind = name.substring(dash + 1);
    PlanUse use = USES.get(kind);
    return Optional.of(
        use == null
            ? new PlanPolicy(name, plain.information(), robust.of(kind).at(preference))
            : new PlanPolicy(name, plain.information(), plain.rule(), use));
  }
}
