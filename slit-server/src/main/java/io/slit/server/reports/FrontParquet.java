package io.slit.server.reports;

import io.slit.core.fleet.Deployment;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.PlanningProblem;
import io.slit.core.workload.RequestClass;
import io.slit.server.parquet.ParquetColumn;
import io.slit.server.parquet.ParquetTable;
import io.slit.server.parquet.ParquetType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes fronts as two Parquet tables: plans with their objectives, and their shares.
 *
 * <p>The two join on {@code epoch_start} and {@code id}: ids are unique within one epoch.
 */
public final class FrontParquet {
  private FrontParquet() {}

  /** Returns the table with one row per plan and per baseline of every epoch. */
  public static byte[] plans(List<Exploration> epochs) {
    ParquetColumn at = ParquetColumn.of("epoch_start", ParquetType.INSTANT);
    ParquetColumn kind = ParquetColumn.of("kind", ParquetType.TEXT);
    ParquetColumn id = ParquetColumn.of("id", ParquetType.TEXT);
    ParquetColumn picks = ParquetColumn.optional("picked_as", ParquetType.TEXT);
    List<ShownObjective> objectives = epochs.get(0).objectives();
    List<ParquetColumn> values =
        objectives.stream()
            .map(shown -> ParquetColumn.of(shown.name(), ParquetType.DOUBLE))
            .toList();
    for (Exploration epoch : epochs) {
      Map<String, String> names = picks(epoch);
      for (EvaluatedPlan plan : all(epoch)) {
        at.add(start(epoch));
        boolean isPlan = !epoch.baselines().contains(plan);
        kind.add(isPlan ? "plan" : "baseline");
        id.add(plan.id());
        String name = names.get(plan.id());
        if (isPlan && name != null) {
          picks.add(name);
        } else {
          picks.addUnknown();
        }
        for (int i = 0; i < values.size(); i++) {
          values.get(i).add(objectives.get(i).value(plan.objectives()));
        }
      }
    }
    List<ParquetColumn> columns = new ArrayList<>(List.of(at, kind, id, picks));
    columns.addAll(values);
    return new ParquetTable(columns, notes(epochs.get(0))).bytes();
  }

  /**
   * Returns the table with one row per plan, epoch, request class and deployment that serves it.
   */
  public static byte[] shares(List<Exploration> epochs) {
    ParquetColumn at = ParquetColumn.of("epoch_start", ParquetType.INSTANT);
    ParquetColumn id = ParquetColumn.of("id", ParquetType.TEXT);
    ParquetColumn requestClass = ParquetColumn.of("class", ParquetType.TEXT);
    ParquetColumn deployment = ParquetColumn.of("deployment", ParquetType.TEXT);
    ParquetColumn site = ParquetColumn.of("site", ParquetType.TEXT);
    ParquetColumn share = ParquetColumn.of("share", ParquetType.DOUBLE);
    ParquetColumn rate = ParquetColumn.of("rate_rps", ParquetType.DOUBLE);
    for (Part part : parts(epochs)) {
      List<RequestClass> classes = part.problem().input().classes();
      List<Deployment> deployments = part.problem().input().fleet().deployments();
      RoutingPlan plan = part.plan();
      for (int row = 0; row < classes.size(); row++) {
        double demand = part.problem().demandPerSecond(row);
        for (int i = 0; i < plan.rowSize(row); i++) {
          Deployment target = deployments.get(plan.rowDeployment(row, i));
          at.add(part.problem().input().epoch().start());
          id.add(part.id());
          requestClass.add(classes.get(row).id().value());
          deployment.add(target.id().value());
          site.add(target.site().value());
          share.add(plan.rowShare(row, i));
          rate.add(plan.rowShare(row, i) * demand);
        }
      }
    }
    return new ParquetTable(
            List.of(at, id, requestClass, deployment, site, share, rate), notes(epochs.get(0)))
        .bytes();
  }

  /** What a plan or baseline does in one epoch. */
  private record Part(String id, PlanningProblem problem, RoutingPlan plan) {}

  private static List<Part> parts(List<Exploration> explorations) {
    List<Part> parts = new ArrayList<>();
    for (Exploration exploration : explorations) {
      List<PlanningProblem> epochs = exploration.searched().epochs();
      for (EvaluatedPlan one : all(exploration)) {
        List<RoutingPlan> plans = exploration.searched().parts(one.plan());
        for (int i = 0; i < plans.size(); i++) {
          parts.add(new Part(one.id(), epochs.get(i), plans.get(i)));
        }
      }
    }
    return parts;
  }

  private static Instant start(Exploration epoch) {
    return epoch.searched().from();
  }

  private static List<EvaluatedPlan> all(Exploration epoch) {
    List<EvaluatedPlan> all = new ArrayList<>(epoch.plans());
    all.addAll(epoch.baselines());
    return all;
  }

  private static Map<String, String> picks(Exploration epoch) {
    return epoch.selected().entrySet().stream()
        .collect(
            Collectors.groupingBy(
                entry -> entry.getValue().id(),
                Collectors.mapping(Map.Entry::getKey, Collectors.joining("; "))));
  }

  private static Map<String, String> notes(Exploration epoch) {
    return Map.of(
        "scenario", epoch.world().scenario().name(),
        "what_if", FrontCsv.whatIf(epoch),
        "model_id", epoch.problem().modelId());
  }
}
