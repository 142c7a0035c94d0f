package io.slit.server.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a misspelt one was probably meant to be (Levenshtein 1966). */
public final class NearestName {
  private NearestName() {}

  /**
   * Returns the nearest of the known names, if a third of the letters or fewer have to change.
   *
   * <p>O(n m) per known name of n and m letters.
   */
  public static Optional<String> find(String name, Collection<String> known) {
    String low = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(one -> distance(low, one.toLowerCase(Locale.ROOT)) <= allowed(name))
        .min(Comparator.comparingInt(one -> distance(low, one.toLowerCase(Locale.ROOT))));
  }

  /** Returns {@code "Maybe x is meant."} where a name is near, else the known names. */
  public static String advice(String name, Collection<String> known) {
    return find(name, known)
        .map("Maybe %s is meant."::formatted)
        .orElseGet(() -> "Known: %s.".formatted(String.join(", ", known)));
  }

  private static int allowed(String name) {
    return (name.length() + 1) / 3;
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      fillRow(row, i, a.charAt(i - 1), b);
    }
    return row[b.length()];
  }

  private static void fillRow(int[] row, int i, char letter, String b) {
    int diagonal = row[0];
    row[0] = i;
    for (int j = 1; j <= b.length(); j++) {
      int replaced = diagonal + (letter == b.charAt(j - 1) ? 0 : 1);
      diagonal = row[j];
      row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
    }
  }
}
