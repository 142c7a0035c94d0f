package io.slit.server.bench;

import io.slit.core.fleet.SiteId;
import io.slit.predictor.forecast.evaluation.DemandErrors;
import io.slit.predictor.forecast.evaluation.ForecastErrors;
import io.slit.predictor.forecast.evaluation.Signal;
import io.slit.predictor.forecast.evaluation.SignalErrors;
import java.util.Locale;
import java.util.Map;

/** Prints figures as Markdown tables. */
public final class ForecastText {
  private ForecastText() {}

  /** Returns a table for every signal, and one of demand. */
  public static String of(ForecastFigures figures) {
    StringBuilder out = new StringBuilder();
    for (Signal signal : Signal.values()) {
      table(out, figures, signal);
    }
    out.append(
        "| demand | all classes together | persistence | by class | persistence | coverage |\n");
    out.append("|---|---|---|---|---|---|\n");
    demand(out, "next epoch", figures.nextEpoch());
    demand(out, "24 h ahead", figures.dayAhead());
    return out.toString();
  }

  private static void table(StringBuilder out, ForecastFigures figures, Signal signal) {
    out.append(
        "%s, %s: better than both in %d (leads 1-24 h) and %d (lead 24 h) of %d zones%n%n"
            .formatted(
                signal.key(),
                signal.unit(),
                figures.zonesBeatenOverTheDay(signal),
                figures.zonesBeatenAt24Hours(signal),
                figures.byZone().size()));
    out.append(
        "| zone | leads 1-24 h | persistence | yesterday | lead 24 h | persistence = yesterday | coverage |\n");
    out.append("|---|---|---|---|---|---|---|\n");
    for (Map.Entry<SiteId, Map<Signal, SignalErrors>> zone : figures.byZone().entrySet()) {
      SignalErrors errors = zone.getValue().get(signal);
      if (errors != null) {
        row(out, zone.getKey(), errors);
      }
    }
    out.append('\n');
  }

  private static void row(StringBuilder out, SiteId zone, SignalErrors errors) {
    ForecastErrors day = errors.dayAhead();
    ForecastErrors last = errors.lead24();
    out.append(
        String.format(
            Locale.ROOT,
            "| %s | %s | %s | %s | %s | %s | %.0f %% |%n",
            zone.value(),
            number(day.mae()),
            number(day.persistenceMae()),
            number(day.yesterdayMae()),
            number(last.mae()),
            number(last.persistenceMae()),
            100 * day.coverage()));
  }

  private static String number(double value) {
    int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 4;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private static void demand(StringBuilder out, String name, DemandErrors errors) {
    out.append(
        String.format(
            Locale.ROOT,
            "| %s | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %.0f %% |%n",
            name,
            100 * errors.wape(),
            100 * errors.persistenceWape(),
            100 * errors.classWape(),
            100 * errors.classPersistenceWape(),
            100 * errors.coverage()));
  }
}
