package io.slit.core.search.synthetic;

import java.util.Arrays;

/** How large a made-up problem is: origins x four profiles, sites, hours. */
public enum ProblemSize {
  /** 24 classes, 12 sites, one hour. */
  S(6, 12, 1),
  /** 24 classes, 12 sites, 24 hours. */
  M(6, 12, 24),
  /** 200 classes, 50 sites, one hour. */
  L(50, 50, 1),
  /** 200 classes, 50 sites, 24 hours. */
  XL(50, 50, 24);

  private final int origins;
  private final int sites;
  private final int hours;

  ProblemSize(int origins, int sites, int hours) {
    this.origins = origins;
    this.sites = sites;
    this.hours = hours;
  }

  /** Returns how many places requests come from. */
  public int origins() {
    return origins;
  }

  /** Returns how many sites there are, each with one deployment. */
  public int sites() {
    return sites;
  }

  /** Returns how many hours are planned together. */
  public int hours() {
    return hours;
  }

  /** Returns the rows of a plan of one hour. */
  public int classes() {
    return origins * SyntheticWorkload.PROFILES;
  }

  /**
   * Returns the size of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ProblemSize ofKey(String key) {
    return Arrays.stream(values())
        .filter(one -> one.name().equalsIgnoreCase(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no problem \"%s\": take S, M, L or XL.".formatted(key)));
  }
}
