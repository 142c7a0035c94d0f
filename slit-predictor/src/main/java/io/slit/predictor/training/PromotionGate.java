package io.slit.predictor.training;

import io.slit.core.units.Require;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rule by which a challenger replaces the champion: on the newest slice its error is lower by
 * the margin, over all or at the sites that drifted, and no class is worse by more than the
 * tolerance.
 *
 * @param margin by how much the error must fall, as a fraction of the champion's; 0.05 is 5 %
 * @param tolerance by how much a class may get worse, as an absolute error; 0.02 is 2 points
 * @param minRows rows that the newest slice needs
 */
public record PromotionGate(double margin, double tolerance, int minRows) {
  /** The rule that is used unless another is configured. */
  public static final PromotionGate STANDARD = new PromotionGate(0.05, 0.02, 30);

  /** Checks the ranges. */
  public PromotionGate {
    Require.within(0, 1, margin, "promotion margin", "0.05 asks for an error 5 % lower.");
    Require.within(0, 1, tolerance, "class tolerance", "0.02 lets a class lose two points.");
    Require.atLeast(1, minRows, "rows of the newest slice", "Chance promotes on few rows.");
  }

  /**
   * Errors on the newest slice, as median absolute percentage errors in fractions.
   *
   * @param overall over all rows
   * @param byClass by model and accelerator
   * @param rows how many rows there were
   */
  public record Scores(double overall, Map<String, Double> byClass, int rows) {
    /** Checks the range and copies the map. */
    public Scores {
      Require.atLeast(0, overall, "overall error", "It is an absolute value.");
      byClass = Map.copyOf(byClass);
    }
  }

  /** What the gate says. */
  public sealed interface Verdict {
    /** Returns the reason, for people. */
    String reason();

    /** The challenger takes over. */
    record Promoted(String reason) implements Verdict {}

    /** The champion stays. */
    record Kept(String reason) implements Verdict {}
  }

  /** Returns the verdict on a challenger, both scored on the same newest slice. */
  public Verdict judge(Scores champion, Scores challenger) {
    if (challenger.rows() < minRows) {
      return kept("The newest slice has %d rows, %d are needed.", challenger.rows(), minRows);
    }
    double bound = champion.overall() * (1 - margin);
    if (challenger.overall() >= bound) {
      return kept(
          "The error %.1f %% must be below %.1f %%, the champion's %.1f %% less the margin.",
          100 * challenger.overall(), 100 * bound, 100 * champion.overall());
    }
    return findWorseClass(champion, challenger)
        .orElseGet(
            () ->
                new Verdict.Promoted(
                    text(
                        "The error fell from %.1f %% to %.1f %%, and no class got worse.",
                        100 * champion.overall(), 100 * challenger.overall())));
  }

  /**
   * Returns the verdict where some sites have drifted: one site of many moves the median of all but
   * little, so the margin may be met at the drifted sites alone. The error over all rows must not
   * rise then, and no class may get worse.
   *
   * @param all champion and challenger over the whole newest slice
   * @param drifted the same over its rows at the sites that drifted
   */
  public Verdict judge(Pair all, Pair drifted) {
    Verdict overall = judge(all.champion(), all.challenger());
    if (overall instanceof Verdict.Promoted
        || drifted.challenger().rows() < minRows
        || all.challenger().overall() > all.champion().overall()
        || drifted.challenger().overall() >= drifted.champion().overall() * (1 - margin)) {
      return overall;
    }
    return findWorseClass(all.champion(), all.challenger())
        .orElseGet(
            () ->
                new Verdict.Promoted(
                    text(
                        "At the sites that drifted the error fell from %.1f %% to %.1f %%, over all"
                            + " from %.1f %% to %.1f %%, and no class got worse.",
                        100 * drifted.champion().overall(),
                        100 * drifted.challenger().overall(),
                        100 * all.champion().overall(),
                        100 * all.challenger().overall())));
  }

  /** Two models scored on the same rows. */
  public record Pair(Scores champion, Scores challenger) {}

  private Optional<Verdict> findWorseClass(Scores champion, Scores challenger) {
    for (Map.Entry<String, Double> old : new TreeMap<>(champion.byClass()).entrySet()) {
      double now = challenger.byClass().getOrDefault(old.getKey(), Double.POSITIVE_INFINITY);
      if (now > old.getValue() + tolerance) {
        return Optional.of(
            kept(
                "The class %s got worse: %.1f %% instead of %.1f %%.",
                old.getKey(), 100 * now, 100 * old.getValue()));
      }
    }
    return Optional.empty();
  }

  private static Verdict kept(String format, Object... values) {
    return new Verdict.Kept(text(format, values));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
