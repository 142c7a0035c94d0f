package io.slit.server.gateway;

import io.slit.core.plan.PublishedPlan;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.Residency;
import io.slit.server.gateway.RenderRequest.Wanted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A plan as integer weights. Classes that ask for the same model are one group, weighted by their
 * demand; those bound to a region are a group of their own, so that no weight takes a bound request
 * out of its region. Immutable.
 *
 * @param planId of the plan
 * @param epoch it is for
 * @param weightedBy what classes of a group count by: {@code demand}, or {@code classes-alike}
 *     where the demand is not known
 * @param groups in the order of the scenario
 */
public record PlanWeights(String planId, String epoch, String weightedBy, List<Group> groups) {
  /** Residency of classes that are bound to none. */
  static final String NONE = "none";

  /** Copies the list. */
  public PlanWeights {
    groups = List.copyOf(groups);
  }

  /**
   * Requests that are spread alike.
   *
   * @param model that they ask for, or an alias
   * @param residency region that they are bound to, if any
   * @param classes of the plan that they are
   * @param targets with a weight above 0, the heaviest first; the weights sum to 100
   */
  public record Group(
      String model, Optional<String> residency, List<ClassId> classes, List<Weighted> targets) {
    /** Copies the lists. */
    public Group {
      classes = List.copyOf(classes);
      targets = List.copyOf(targets);
    }

    /** Returns the largest targets, with weights that sum to 100 again. */
    Group limitedTo(int most) {
      if (targets.size() <= most) {
        return this;
      }
      List<Weighted> kept = targets.subList(0, most);
      List<Integer> percent =
          LargestRemainder.percent(kept.stream().map(one -> (double) one.weight()).toList());
      return new Group(
          model,
          residency,
          classes,
          IntStream.range(0, most)
              .mapToObj(i -> new Weighted(kept.get(i).target(), percent.get(i)))
              .toList());
    }
  }

  /** A target and its part in 100. */
  public record Weighted(GatewayTarget target, int weight) {}

  /** Which requests share weights. */
  private record Key(String model, Optional<String> residency) {}

  /**
   * Returns the weights of a plan.
   *
   * @param demand requests per second by class; empty where it is not known
   * @throws io.slit.server.json.ProblemException if nothing of the plan is wanted
   */
  public static PlanWeights of(
      PublishedPlan plan,
      List<RequestClass> classes,
      Map<ClassId, Double> demand,
      GatewayTargets targets,
      Wanted wanted) {
    Map<Key, List<Integer>> rows = new LinkedHashMap<>();
    for (int row = 0; row < classes.size(); row++) {
      RequestClass one = classes.get(row);
      Key key = new Key(one.profile().choice().name(), residency(one));
      if (matches(one, key, wanted)) {
        rows.computeIfAbsent(key, missing -> new ArrayList<>()).add(row);
      }
    }
    if (rows.isEmpty()) {
      throw nothingWanted(classes, wanted);
    }
    List<Group> groups = new ArrayList<>();
    rows.forEach((key, of) -> groups.add(group(key, of, plan, demand, targets)));
    return new PlanWeights(
        plan.id(),
        plan.epoch().start() + "/" + plan.epoch().end(),
        demand.isEmpty() ? "classes-alike" : "demand",
        groups);
  }

  private static Optional<String> residency(RequestClass one) {
    return one.profile().residency() == Residency.HOME_REGION
        ? Optional.of(one.origin().region().value())
        : Optional.empty();
  }

  private static boolean matches(RequestClass one, Key key, Wanted wanted) {
    return wanted.requestClass().map(name -> name.equals(one.id().value())).orElse(true)
        && wanted.model().map(name -> name.equals(key.model())).orElse(true)
        && wanted.residency().map(name -> name.equals(key.residency().orElse(NONE))).orElse(true);
  }

  private static RuntimeException nothingWanted(List<RequestClass> classes, Wanted wanted) {
    if (wanted.requestClass().isPresent()) {
      return RenderRequest.bad(
          "class",
          "must name a class that the other parameters leave.",
          classes.stream().map(one -> one.id().value()).sorted().toList());
    }
    if (wanted.model().isPresent()) {
      return RenderRequest.bad(
          "model",
          "must name a model or alias that the other parameters leave.",
          classes.stream().map(one -> one.profile().choice().name()).distinct().sorted().toList());
    }
    return RenderRequest.bad(
        "residency",
        "must be none, or a region that classes are bound to.",
        classes.stream().flatMap(one -> residency(one).stream()).distinct().sorted().toList());
  }

  private static Group group(
      Key key,
      List<Integer> rows,
      PublishedPlan plan,
      Map<ClassId, Double> demand,
      GatewayTargets targets) {
    List<ClassId> ids = rows.stream().map(row -> plan.plan().shape().classes().get(row)).toList();
    double total = ids.stream().mapToDouble(id -> demand.getOrDefault(id, 0.0)).sum();
    double[] load = new double[plan.plan().shape().deployments().size()];
    for (int i = 0; i < rows.size(); i++) {
      double rate = total > 0 ? demand.getOrDefault(ids.get(i), 0.0) : 1;
      for (int k = 0; k < load.length; k++) {
        load[k] += rate * plan.plan().share(rows.get(i), k);
      }
    }
    List<Integer> used = IntStream.range(0, load.length).filter(k -> load[k] > 0).boxed().toList();
    List<Integer> percent = LargestRemainder.percent(used.stream().map(k -> load[k]).toList());
    return new Group(
        key.model(),
        key.residency(),
        ids,
        IntStream.range(0, used.size())
            .mapToObj(i -> new Weighted(targets.get(used.get(i)), percent.get(i)))
            .filter(one -> one.weight() > 0)
            .sorted(Comparator.comparingInt((Weighted one) -> -one.weight()))
            .toList());
  }
}
