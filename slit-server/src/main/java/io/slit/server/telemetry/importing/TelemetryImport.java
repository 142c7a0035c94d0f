package io.slit.server.telemetry.importing;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.Fleet;
import io.slit.server.storage.DecisionContext;
import io.slit.server.telemetry.store.OutcomeDescriber;
import io.slit.server.telemetry.store.TelemetryException;
import io.slit.server.telemetry.store.TelemetryRecord;
import io.slit.server.telemetry.store.TelemetryRecord.Measured;
import io.slit.server.telemetry.store.TelemetryRecord.More;
import io.slit.server.telemetry.store.TelemetryStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Takes files of other programs into the telemetry. The same file again replaces itself: its part
 * is named by the hash of its content.
 */
public final class TelemetryImport {
  private static final double MILLIS = 1000;
  private static final int HASH_DIGITS = 16;
  private static final int MAX_SHOWN = 100;

  /** Ids are kept: what looks like a text is not taken for one. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:=-]{1,128}");

  private final String format;
  private final RequestLines lines;
  private final Fleet fleet;
  private final String deployment;

  /**
   * Takes a format.
   *
   * @param format its name, in lower-case letters
   * @param deployment id that all requests ran on; blank to find it by endpoint and model
   */
  public TelemetryImport(String format, RequestLines lines, Fleet fleet, String deployment) {
    this.format = format;
    this.lines = lines;
    this.fleet = fleet;
    this.deployment = deployment;
  }

  /**
   * What became of a file: nothing is lost silently.
   *
   * @param lines that were not blank
   * @param rows that were stored
   * @param refused requests and lines that were not, by reason, with the first place of each
   */
  public record Imported(String file, int lines, int rows, Map<String, Refused> refused) {}

  /** How often something was refused, and the first line of it. */
  public record Refused(int count, int firstLine) {}

  /** Imports a file. */
  public Imported run(Path file, TelemetryStore store) {
    byte[] content = content(file);
    Taken taken = read(new String(content, StandardCharsets.UTF_8).split("\n", -1));
    if (!taken.rows().isEmpty()) {
      store.writeImported(format, hash(content), taken.rows());
    }
    return taken.imported(file.toString());
  }

  /**
   * Takes a batch that another program sent.
   *
   * @param name what to call it
   * @param batch its lines
   * @param store where its rows are on disk when this returns
   */
  public Imported take(String name, List<String> batch, TelemetryStore store) {
    Taken taken = read(batch.toArray(String[]::new));
    if (!taken.rows().isEmpty()) {
      String content = format + "\n" + String.join("\n", batch);
      store.writePushed(hash(content.getBytes(StandardCharsets.UTF_8)), taken.rows());
    }
    return taken.imported(name);
  }

  private record Taken(int lines, List<TelemetryRecord> rows, Map<String, Refused> refused) {
    Imported imported(String name) {
      return new Imported(name, lines, rows.size(), refused);
    }
  }

  private Taken read(String[] all) {
    List<TelemetryRecord> rows = new ArrayList<>();
    Map<String, Refused> refused = new TreeMap<>();
    int read = 0;
    for (int i = 0; i < all.length; i++) {
      if (all[i].isBlank()) {
        continue;
      }
      read++;
      try {
        for (RequestLine one : lines.read(all[i])) {
          take(one, i + 1, rows, refused);
        }
      } catch (IllegalArgumentException e) {
        refuse(refused, String.valueOf(e.getMessage()), i + 1);
      }
    }
    return new Taken(read, rows, refused);
  }

  private void take(
      RequestLine one, int line, List<TelemetryRecord> rows, Map<String, Refused> refused) {
    try {
      rows.add(row(one));
    } catch (IllegalArgumentException e) {
      refuse(refused, String.valueOf(e.getMessage()), line);
    }
  }

  private static void refuse(Map<String, Refused> refused, String reason, int line) {
    refused.merge(
        reason, new Refused(1, line), (old, one) -> new Refused(old.count() + 1, old.firstLine()));
  }

  private TelemetryRecord row(RequestLine one) {
    if (!ID.matcher(one.id()).matches()) {
      throw new IllegalArgumentException(
          "the id is not 1 to 128 letters, digits and any of . _ : - =");
    }
    Deployment ranOn = find(one);
    return new TelemetryRecord(
        format + ":" + one.id(),
        one.ended(),
        "",
        OutcomeDescriber.ranOn(ranOn),
        new Measured(
            one.isCompleted() ? "completed" : "failed",
            one.inputTokens(),
            one.outputTokens(),
            millis(one.ttftSeconds()),
            tpotMillis(one),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            More.of(one.cachedTokens(), millis(one.queueSeconds()))),
        DecisionContext.UNKNOWN);
  }

  private static OptionalDouble millis(OptionalDouble seconds) {
    return seconds.isPresent()
        ? OptionalDouble.of(MILLIS * seconds.getAsDouble())
        : OptionalDouble.empty();
  }

  private static OptionalDouble tpotMillis(RequestLine one) {
    long output = one.outputTokens().orElse(0);
    return one.ttftSeconds().isPresent() && output > 1
        ? OptionalDouble.of(
            MILLIS * (one.totalSeconds() - one.ttftSeconds().getAsDouble()) / (output - 1))
        : OptionalDouble.empty();
  }

  private Deployment find(RequestLine one) {
    if (one.isCompleted() && one.ttftSeconds().isEmpty()) {
      throw new IllegalArgumentException("no time to first token: it was not streamed");
    }
    List<Deployment> found =
        fleet.deployments().stream()
            .filter(
                known ->
                    deployment.isEmpty()
                        ? known.endpoint().equals(one.endpoint()) && answers(known, one.model())
                        : known.id().value().equals(deployment))
            .toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          "%d deployments have the endpoint (%s) and the model (%s); name one by --deployment"
              .formatted(found.size(), shortened(one.endpoint()), shortened(one.model())));
    }
    return found.get(0);
  }

  private static String shortened(String text) {
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
  }

  private static boolean answers(Deployment known, String model) {
    return known.model().name().value().equals(model) || known.model().otherNames().contains(model);
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new TelemetryException(
          "The file (%s) cannot be read: %s. Check its name and permissions.".formatted(file, e),
          e);
    }
  }

  private static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
