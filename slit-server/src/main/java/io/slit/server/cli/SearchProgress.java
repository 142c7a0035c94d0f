package io.slit.server.cli;

import io.slit.server.planning.SearchPace;
import io.slit.server.reports.Question;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.IntConsumer;

/**
 * Tells people how far a long search is, every few seconds, with the time that is left if it goes
 * on as it did. A search may also end earlier, with nothing left to try.
 */
final class SearchProgress implements IntConsumer {
  private static final long EVERY_NANOS = 3_000_000_000L;

  /** Part of the evaluations before which their pace says little: first solves take longest. */
  private static final double EARLY = 0.05;

  private static final double NANOS_PER_SECOND = 1e9;

  private final PrintWriter err;
  private final int evaluations;
  private final long start = System.nanoTime();
  private long told = start;

  /** Begins to count the time of the search for an answer. */
  SearchProgress(PrintWriter err, Question question, int epochs) {
    this.err = err;
    this.evaluations = SearchPace.budget(question.budget(), epochs).evaluations();
  }

  @Override
  public void accept(int spent) {
    long now = System.nanoTime();
    if (now - told < EVERY_NANOS || spent == 0) {
      return;
    }
    told = now;
    double seconds = (now - start) / NANOS_PER_SECOND;
    String left =
        spent < EARLY * evaluations
            ? "too early to say what is left"
            : String.format(
                Locale.ROOT,
                "at most about %.0f s left",
                seconds * Math.max(0, evaluations - spent) / spent);
    Progress.tell(
        err,
        String.format(
            Locale.ROOT,
            "%d of %d evaluations in %.0f s, %s.",
            Math.min(spent, evaluations),
            evaluations,
            seconds,
            left));
  }
}
