package io.slit.core.plan;

import io.slit.core.workload.Epoch;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names plans by their epoch and content, so that equal plans of one epoch share a name. */
public final class PlanIds {
  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX", Locale.ROOT).withZone(ZoneOffset.UTC);

  private PlanIds() {}

  /** Returns the name of a plan, for example {@code 20230710T120000Z-5f3a09c1}. */
  public static String of(Epoch epoch, RoutingPlan plan) {
    String start = START.format(epoch.start());
    return start + "-%08x".formatted(plan.contentHash());
  }
}
