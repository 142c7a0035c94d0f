package io.slit.predictor.retrain;

import java.time.Instant;
import java.util.List;

/**
 * What the newest outcomes say about champion and challenger, in detail: for the model card and the
 * report. Errors are median absolute percentage errors as fractions.
 *
 * @param window from the first to the last outcome, and where learning ended
 * @param drift of the champion, by site and target
 * @param cells errors by class and load
 * @param calibrations of the challenger, by target
 * @param timeline of the champion's TTFT
 */
public record Evaluation(
    Window window,
    List<Drift> drift,
    List<Cell> cells,
    List<Calibration> calibrations,
    List<TimePoint> timeline) {
  /** Copies the lists. */
  public Evaluation {
    drift = List.copyOf(drift);
    cells = List.copyOf(cells);
    calibrations = List.copyOf(calibrations);
    timeline = List.copyOf(timeline);
  }

  /** The times of the outcomes: learned from the first to before the cut, scored from it on. */
  public record Window(Instant first, Instant cut, Instant last) {}

  /**
   * Errors of one class at some loads.
   *
   * @param label model and accelerator
   * @param load requests at once on a replica
   */
  public record Cell(String label, String load, int rows, double champion, double challenger) {}

  /**
   * How often the challenger's interval holds what was observed; 80 % is asked.
   *
   * @param coverage part of the rows inside
   * @param champion quantiles 5, 10 .. 95 % of observed over predicted
   * @param challenger the same of the challenger
   */
  public record Calibration(
      Target target, int rows, double coverage, List<Double> champion, List<Double> challenger) {
    /** Copies the lists. */
    public Calibration {
      champion = List.copyOf(champion);
      challenger = List.copyOf(challenger);
    }
  }

  /** Observed over predicted TTFT of the champion at a site, in a slice of time. */
  public record TimePoint(String site, Instant middle, double ratio, int rows) {}

  /** Returns what is flagged. */
  public List<Drift> flagged() {
    return drift.stream().filter(Drift::isFlagged).toList();
  }
}
