package io.slit.server.bench;

import io.slit.core.search.Physics;
import io.slit.core.search.synthetic.ProblemSize;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * References as compressed CSV: lines {@code # name: value}, a header, and a line for each point,
 * with {@value #DIGITS} significant digits.
 */
public final class ReferenceFiles {
  private static final int DIGITS = 10;
  private static final String ENDING = ".csv.gz";
  private static final String HEADER = "ttft_ms,carbon_g,water_l,cost_usd";

  private ReferenceFiles() {}

  /** Returns the reference that is stored with the program, if there is one. */
  public static Optional<ReferenceFront> stored(BenchCase problem) {
    String name = problem.key() + ENDING;
    try (InputStream in = ReferenceFiles.class.getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(read(in.readAllBytes(), name));
    } catch (IOException e) {
      throw new UncheckedIOException("The stored reference %s cannot be read.".formatted(name), e);
    }
  }

  /** Returns the reference of a directory, if it has one. */
  public static Optional<ReferenceFront> find(Path directory, BenchCase problem) {
    Path file = file(directory, problem);
    try {
      return Files.exists(file)
          ? Optional.of(read(Files.readAllBytes(file), file.toString()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("The reference %s cannot be read.".formatted(file), e);
    }
  }

  /** Returns where a directory keeps the reference of a problem. */
  public static Path file(Path directory, BenchCase problem) {
    return directory.resolve(problem.key() + ENDING);
  }

  /** Writes a reference to a directory, which is made if need be. */
  public static void write(Path directory, ReferenceFront reference) {
    Path file = file(directory, reference.problem());
    try {
      Files.createDirectories(directory);
      Files.write(file, bytes(reference));
    } catch (IOException e) {
      throw new UncheckedIOException("The reference %s cannot be written.".formatted(file), e);
    }
  }

  static byte[] bytes(ReferenceFront reference) throws IOException {
    StringBuilder text = new StringBuilder();
    BenchCase problem = reference.problem();
    text.append("# problem: ").append(problem.size().name()).append('\n');
    text.append("# physics: ").append(problem.physics().key()).append('\n');
    text.append("# problem_seed: ").append(problem.seed()).append('\n');
    text.append("# fingerprint: ").append(reference.fingerprint()).append('\n');
    text.append("# points: ").append(reference.points().size()).append('\n');
    reference.madeBy().forEach(line -> text.append("# made_by: ").append(line).append('\n'));
    text.append(HEADER).append('\n');
    for (double[] point : reference.points()) {
      text.append(line(point)).append('\n');
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String line(double[] point) {
    List<String> cells = new ArrayList<>();
    for (double value : point) {
      cells.add(String.format(Locale.ROOT, "%." + (DIGITS - 1) + "e", value));
    }
    return String.join(",", cells);
  }

  static ReferenceFront read(byte[] bytes, String name) throws IOException {
    Map<String, String> header = new HashMap<>();
    List<String> madeBy = new ArrayList<>();
    List<double[]> points = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(bytes)), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("# made_by: ")) {
          madeBy.add(line.substring("# made_by: ".length()));
        } else if (line.startsWith("# ")) {
          String[] parts = line.substring(2).split(": ", 2);
          header.put(parts[0], parts[parts.length - 1]);
        } else if (!line.equals(HEADER)) {
          points.add(point(line, name));
        }
      }
    }
    BenchCase problem =
        new BenchCase(
            ProblemSize.ofKey(value(header, "problem", name)),
            Physics.ofKey(value(header, "physics", name)),
            Long.parseLong(value(header, "problem_seed", name)));
    if (points.size() != Integer.parseInt(value(header, "points", name))) {
      throw new IllegalArgumentException(
          "The reference %s says that it has %s points, and has %d. It was cut off: take it from the repository again."
              .formatted(name, header.get("points"), points.size()));
    }
    return new ReferenceFront(problem, value(header, "fingerprint", name), madeBy, points);
  }

  private static String value(Map<String, String> header, String key, String name) {
    String value = header.get(key);
    if (value == null) {
      throw new IllegalArgumentException(
          "The reference %s does not name its %s (a line \"# %s: ...\")."
              .formatted(name, key, key));
    }
    return value;
  }

  private static double[] point(String line, String name) {
    String[] cells = line.split(",", -1);
    double[] point = new double[BenchCase.OBJECTIVES.size()];
    if (cells.length != point.length) {
      throw new IllegalArgumentException(
          "A line of the reference %s has %d values and must have %d (%s): %s"
              .formatted(name, cells.length, point.length, HEADER, line));
    }
    for (int j = 0; j < point.length; j++) {
      point[j] = Double.parseDouble(cells[j]);
    }
    return point;
  }
}
