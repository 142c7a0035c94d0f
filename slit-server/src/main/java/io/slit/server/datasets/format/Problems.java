package io.slit.server.datasets.format;

import java.util.ArrayList;
import java.util.List;

/**
 * The problems of one file, collected until the file is refused as a whole.
 *
 * <p>Not thread-safe.
 */
public final class Problems {

  /** How many problems are worth reading at once. */
  public static final int LIMIT = 20;

  private final String file;
  private final String advice;
  private final List<Problem> found = new ArrayList<>();

  public Problems(String file, String advice) {
    this.file = file;
    this.advice = advice;
  }

  /** Notes a problem; the last one that fits refuses the file at once. */
  public void add(Problem problem) {
    found.add(problem);
    if (found.size() == LIMIT) {
      throw refusal("at least " + LIMIT);
    }
  }

  /** Refuses the file if there is any problem. */
  public void refuseIfAny() {
    if (!found.isEmpty()) {
      throw refusal(String.valueOf(found.size()));
    }
  }

  private DatasetException refusal(String count) {
    StringBuilder text = new StringBuilder();
    text.append("The file (%s) is refused, problems: %s.".formatted(file, count));
    found.forEach(
        problem -> text.append("\n  ").append(file).append(' ').append(problem.message()));
    return new DatasetException(text.append("\n").append(advice).toString());
  }
}
