package io.slit.server.replay;

import io.slit.core.simulation.policy.Information;
import io.slit.server.replay.CellResult.SiteFlow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file of a finished cell: lines of tab-separated words. It is written beside its place and
 * moved there, so that a file that is there is whole.
 */
final class CellFile {
  private static final String LAST = "end";

  private CellFile() {}

  static void write(Path directory, CellResult result) {
    List<String> lines = new ArrayList<>();
    lines.add("information\t" + result.information().name());
    result.metrics().forEach((metric, value) -> lines.add(metric.key() + "\t" + value));
    result.ttftMillis().forEach(value -> lines.add("ttft\t" + value));
    for (SiteFlow flow : result.flows()) {
      lines.add(
          "flow\t%d\t%s\t%d\t%s\t%s"
              .formatted(
                  flow.hourUtc(),
                  flow.site(),
                  flow.requests(),
                  flow.gramsPerKwh(),
                  flow.usdPerMwh()));
    }
    lines.add(LAST);
    try {
      Path file = directory.resolve(result.cell().fileName());
      Path draft = directory.resolve(result.cell().fileName() + ".part");
      Files.write(draft, lines);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The cell cannot be written to %s. Check that there is room.".formatted(directory), e);
    }
  }

  /** Returns the result of a cell, if it was finished. */
  static Optional<CellResult> read(Path directory, Cell cell) {
    Path file = directory.resolve(cell.fileName());
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.isEmpty() || !lines.get(lines.size() - 1).equals(LAST)
          ? Optional.empty()
          : Optional.of(parse(cell, lines.subList(0, lines.size() - 1)));
    } catch (IOException e) {
      throw new UncheckedIOException("The file %s cannot be read.".formatted(file), e);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "The file %s is no cell of this version: %s Delete it to run the cell again."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static CellResult parse(Cell cell, List<String> lines) {
    Information information = Information.NOW;
    Map<Metric, Double> metrics = new LinkedHashMap<>();
    List<Double> ttft = new ArrayList<>();
    List<SiteFlow> flows = new ArrayList<>();
    for (String line : lines) {
      List<String> words = List.of(line.split("\t", -1));
      switch (words.get(0)) {
        case "information" -> information = Information.valueOf(words.get(1));
        case "ttft" -> ttft.add(Double.parseDouble(words.get(1)));
        case "flow" -> flows.add(flow(words));
        default -> metrics.put(Metric.ofKey(words.get(0)), Double.parseDouble(words.get(1)));
      }
    }
    return new CellResult(cell, information, metrics, ttft, flows);
  }

  private static SiteFlow flow(List<String> words) {
    return new SiteFlow(
        Integer.parseInt(words.get(1)),
        words.get(2),
        Long.parseLong(words.get(3)),
        Double.parseDouble(words.get(4)),
        Double.parseDouble(words.get(5)));
  }
}
