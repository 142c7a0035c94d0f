package io.slit.server.proxy;

import io.slit.core.fleet.Deployment;
import io.slit.core.impact.Footprint;
import io.slit.core.routing.DecisionId;
import io.slit.core.routing.RoutingDecision.Mode;
import io.slit.core.routing.RoutingDecision.Routed;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;

/** The headers by which an answer tells what SLIT decided. */
final class Head {
  /** All headers that answers may have. */
  static final Set<String> NAMES =
      Set.of(
          "x-slit-decision-id",
          "x-slit-target",
          "x-slit-region",
          "x-slit-plan-id",
          "x-slit-plan-age-ms",
          "x-slit-mode",
          "x-slit-attempts",
          "x-slit-overhead-ms",
          "x-slit-est-gco2e",
          "x-slit-est-water-ml",
          "x-slit-est-energy-wh",
          "x-slit-est-cost-usd",
          "x-slit-upstream",
          "x-slit-cluster");

  private static final double NANOS_PER_MILLI = 1e6;

  private Head() {}

  /** A target that was drawn and is asked. */
  record Chosen(DecisionId id, Deployment deployment, Routed routed, Mode mode) {}

  static void write(HttpFields.Mutable to, Targets targets, Chosen chosen) {
    Deployment deployment = chosen.deployment();
    to.put("x-slit-decision-id", chosen.id().toString());
    to.put("x-slit-target", deployment.id().value());
    to.put(
        "x-slit-region",
        targets.posted().plan().fleet().getSite(deployment.site()).region().value());
    to.put("x-slit-plan-id", targets.posted().plan().published().id());
    to.put("x-slit-plan-age-ms", Long.toString(targets.ageMillis()));
    to.put("x-slit-mode", chosen.mode().key());
  }

  static void writeCosts(HttpFields.Mutable to, int attempts, long overheadNanos) {
    to.put("x-slit-attempts", Integer.toString(attempts));
    to.put(
        "x-slit-overhead-ms", String.format(Locale.ROOT, "%.3f", overheadNanos / NANOS_PER_MILLI));
  }

  /** What a mean request of the class is expected to take there. */
  static void writeEstimates(HttpFields.Mutable to, Footprint footprint) {
    to.put("x-slit-est-gco2e", number(footprint.carbon().grams()));
    to.put("x-slit-est-water-ml", number(1000 * footprint.water().litres()));
    to.put("x-slit-est-energy-wh", number(1000 * footprint.it().kwh()));
    to.put("x-slit-est-cost-usd", number(footprint.cost().usd()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }
}
