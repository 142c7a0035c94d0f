package io.slit.server.json;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The refusal of a file: one line for every problem, with its place. */
public class LocatedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;
  private final int count;

  /** Refuses a file for {@code count} problems, of which these are shown. */
  public LocatedException(List<Problem> problems, int count) {
    this(problems, count, null);
  }

  /** Refuses a file for {@code count} problems, with what caused them. */
  public LocatedException(List<Problem> problems, int count, @Nullable Throwable cause) {
    super(text(problems, count), cause);
    this.problems = List.copyOf(problems);
    this.count = count;
  }

  /** Returns the problems, in the order they were found. */
  public final List<Problem> problems() {
    return problems;
  }

  /** Returns how many problems were found, shown or not. */
  public final int count() {
    return count;
  }

  private static String text(List<Problem> problems, int count) {
    String shown = problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    int hidden = count - problems.size();
    return hidden == 0 ? shown : shown + "\n... and %d more.".formatted(hidden);
  }
}
