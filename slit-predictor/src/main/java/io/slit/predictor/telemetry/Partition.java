package io.slit.predictor.telemetry;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A day and a site: {@code date=YYYY-MM-DD/site=SITE}, as Hive names directories.
 *
 * @param date day in UTC
 * @param site name of the site
 */
public record Partition(LocalDate date, String site) {
  private static final String DATE = "date=";
  private static final String SITE = "site=";

  /** Returns its directory. */
  public String directory() {
    return DATE + date + "/" + SITE + escaped(site);
  }

  /** Returns a site as its directory writes it: other characters stand as {@code %XX}. */
  public static String escaped(String site) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < site.length(); i++) {
      char c = site.charAt(i);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-_.".indexOf(c) >= 0);
      text.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return text.toString();
  }

  /** Returns the partition of two directories, one in the other; empty if they name none. */
  public static Optional<Partition> of(String dateDirectory, String siteDirectory) {
    if (!siteDirectory.startsWith(SITE) || !dateDirectory.matches("date=\\d{4}-\\d\\d-\\d\\d")) {
      return Optional.empty();
    }
    String site =
        URLDecoder.decode(
            siteDirectory.substring(SITE.length()).replace("+", "%2B"),
            StandardCharsets.ISO_8859_1);
    return Optional.of(
        new Partition(LocalDate.parse(dateDirectory.substring(DATE.length())), site));
  }
}
