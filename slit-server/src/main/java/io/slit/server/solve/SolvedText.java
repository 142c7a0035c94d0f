package io.slit.server.solve;

import io.slit.core.allocation.AllocationAnswer;
import io.slit.core.allocation.AllocationAnswer.Conflict;
import io.slit.core.allocation.AllocationAnswer.Shortfall;
import io.slit.core.allocation.AllocationInstance;
import io.slit.core.allocation.Goal;
import io.slit.core.allocation.Limit;
import io.slit.core.allocation.Term;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what came of solving an instance, for people. */
public final class SolvedText {
  private static final int SHOWN_LIMITS = 8;

  private SolvedText() {}

  /** Returns the text; its lines end in a line feed. */
  public static String of(Solved solved) {
    StringBuilder text = new StringBuilder(heading(solved.instance()));
    if (solved.answer() instanceof AllocationAnswer.Optimal optimal) {
      text.append(optimum(solved, optimal));
      solved.front().ifPresent(front -> text.append(front(front)));
    } else if (solved.answer() instanceof AllocationAnswer.Infeasible infeasible) {
      text.append(conflicts(infeasible));
    }
    return text.toString();
  }

  private static String heading(AllocationInstance instance) {
    return line(
        "%s: %s, %s, %s, %s; %s queries.",
        instance.frame().name(),
        count(instance.areas(), "area"),
        count(instance.types().size(), "query type"),
        count(instance.sites().size(), "site"),
        count(instance.hours(), "hour"),
        number(instance.allQueries()));
  }

  private static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static String optimum(Solved solved, AllocationAnswer.Optimal optimal) {
    StringBuilder text = new StringBuilder();
    text.append(line("%s", goal(solved.goal())));
    text.append(
        line(
            "Exact optimum in %.3f s by %s%s.",
            solved.effort().seconds(),
            solved.effort().solver(),
            optimal.provenGap().isPresent()
                ? ", proven to %.1g".formatted(optimal.provenGap().getAsDouble())
                : ""));
    text.append('\n');
    text.append(row("total", optimal.total(), ""));
    for (Term term : Term.values()) {
      text.append(row(term.key(), optimal.allocation().term(term), term.unit()));
    }
    return text.toString();
  }

  private static String goal(Goal goal) {
    if (goal instanceof Goal.Lexicographic order) {
      return "Least "
          + order.terms().stream().map(Term::key).collect(Collectors.joining(", then least "))
          + "; total is energy + carbon + delay.";
    }
    Map<Term, Double> weights = ((Goal.Weighted) goal).weights();
    return "Least "
        + weights.entrySet().stream()
            .map(one -> number(one.getValue()) + " x " + one.getKey().key())
            .collect(Collectors.joining(" + "))
        + ".";
  }

  private static String front(SearchedFront front) {
    StringBuilder text = new StringBuilder("\n");
    text.append(
        line(
            "Metaheuristic (NSGA-II, no linear program): %d allocations of %d judged in %.2f s.",
            front.found().size(), front.effort().evaluations(), front.effort().seconds()));
    if (front.found().isEmpty()) {
      return text.append("It found none that keeps all limits. Give it more --budget.\n")
          .toString();
    }
    text.append(gap(front.gaps().total()));
    front.gaps().terms().forEach(one -> text.append(gap(one)));
    text.append(
        line(
            "Over %d weightings it is %.2f %% of the terms' ranges above the exact front, %.2f %% at"
                + " worst.",
            front.gaps().weightings().count(),
            front.gaps().weightings().meanPercent(),
            front.gaps().weightings().worstPercent()));
    return text.toString();
  }

  private static String gap(SearchedFront.Gap gap) {
    String percent =
        gap.percent().isPresent()
            ? String.format(Locale.ROOT, "%.3f %% above", gap.percent().getAsDouble())
            : "above";
    return line(
        "  least %-14s %12s, %s the exact %s",
        gap.name(), number(gap.found()), percent, number(gap.exact()));
  }

  /** Returns which limits are too tight, for people. */
  static String conflicts(AllocationAnswer.Infeasible infeasible) {
    StringBuilder text = new StringBuilder("Infeasible: no allocation keeps all limits. ");
    text.append(
        infeasible.conflicts().size() == 1
            ? "There is room if these give way:\n"
            : "There is room if one of these gives way:\n");
    for (Conflict conflict : infeasible.conflicts()) {
      List<Shortfall> shortfalls = conflict.shortfalls();
      shortfalls.stream().limit(SHOWN_LIMITS).forEach(one -> text.append(shortfall(one)));
      int more = shortfalls.size() - SHOWN_LIMITS;
      text.append(more > 0 ? line("    and %d more limits", more) : "");
      text.append(conflict.equals(last(infeasible.conflicts())) ? "" : "  or\n");
    }
    return text.toString();
  }

  private static Conflict last(List<Conflict> conflicts) {
    return conflicts.get(conflicts.size() - 1);
  }

  private static String shortfall(Shortfall shortfall) {
    Limit limit = shortfall.limit();
    if (Double.isInfinite(shortfall.needed())) {
      return line("    no site serves %s; let one serve it", limit.where());
    }
    return line(
        "    %s (%s): %s %s allowed, %s needed, short by %s",
        limit.kind().word(),
        limit.where(),
        number(limit.allowed()),
        limit.unit(),
        number(shortfall.needed()),
        number(shortfall.missing()));
  }

  private static String row(String name, double value, String unit) {
    return line("  %-14s %16s %s", name, number(value), unit).replaceAll(" +\n", "\n");
  }

  private static String number(double value) {
    double size = Math.abs(value);
    if (value == 0 || (size >= 1e-3 && size < 1e12)) {
      String plain = String.format(Locale.ROOT, size < 1 ? "%.9f" : "%.6f", value);
      return plain.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
    return String.format(Locale.ROOT, "%.6e", value);
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format + "\n", values);
  }
}
