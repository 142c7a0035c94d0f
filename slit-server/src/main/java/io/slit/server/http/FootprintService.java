package io.slit.server.http;

import io.slit.server.footprint.FootprintLedger;
import io.slit.server.footprint.FootprintReport;
import io.slit.server.json.FootprintReportText;
import io.slit.server.json.HttpProblem;
import io.slit.server.json.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reports what plans were to cost and what requests did cost. Thread-safe. */
public final class FootprintService {
  private static final Duration DEFAULT = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(366);

  private final FootprintLedger ledger;
  private final InstantSource clock;

  /**
   * Creates the service.
   *
   * @param clock of the plans
   */
  public FootprintService(FootprintLedger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Answers {@code GET /v1/reports/footprint}; by default JSON of the last day. */
  Answer report(UnaryOperator<@Nullable String> query) {
    try {
      Instant to = instant(query, "to").orElseGet(clock::instant);
      Instant from = instant(query, "from").orElse(to.minus(DEFAULT));
      check(from, to);
      String format = Optional.ofNullable(query.apply("format")).orElse("json");
      if (!format.equals("json") && !format.equals("csv")) {
        throw bad("format", "The parameter format (%s) must be json or csv.".formatted(format));
      }
      FootprintReport report = FootprintReport.of(from, to, ledger.rows(from, to));
      return format.equals("csv")
          ? Answer.csv(FootprintReportText.csv(report))
          : Answer.ok(FootprintReportText.json(report, wantsRows(query)));
    } catch (ProblemException e) {
      return Answer.of(e.problem());
    }
  }

  private static boolean wantsRows(UnaryOperator<@Nullable String> query) {
    String rows = Optional.ofNullable(query.apply("rows")).orElse("true");
    if (!rows.equals("true") && !rows.equals("false")) {
      throw bad("rows", "The parameter rows (%s) must be true or false.".formatted(rows));
    }
    return rows.equals("true");
  }

  private static void check(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw bad("from", "The parameter from (%s) must be before to (%s).".formatted(from, to));
    }
    if (Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw bad(
          "from",
          "The period from %s to %s must be at most %d days. Ask for parts of it."
              .formatted(from, to, LONGEST.toDays()));
    }
  }

  private static Optional<Instant> instant(UnaryOperator<@Nullable String> query, String name) {
    String text = query.apply(name);
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      throw bad(
          name,
          "The parameter %s (%s) must be an instant on the clock of the plans, for example 2023-07-10T12:00:00Z."
              .formatted(name, text));
    }
  }

  private static ProblemException bad(String field, String detail) {
    return new ProblemException(HttpProblem.ofField(field, detail));
  }
}
