package io.slit.server.bench;

import io.slit.server.bench.FidelityBench.Cell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Cells summed up: by load band, by model and accelerator, and by site. */
public final class FidelityFigures {
  private static final double LIMIT = 0.15;

  private final List<Cell> cells;

  /** Takes the cells. */
  public FidelityFigures(List<Cell> cells) {
    this.cells = List.copyOf(cells);
  }

  /** Returns the sums by load band. */
  public List<FidelityRow> byBand() {
    return sum(cell -> cell.band().key());
  }

  /** Returns the sums by load band, model and accelerator. */
  public List<FidelityRow> byHardware() {
    return sum(
        cell ->
            cell.band().key()
                + " "
                + cell.deployment().model().name()
                + " "
                + cell.deployment().pool().accelerator().name());
  }

  /** Returns the sums by load band and site. */
  public List<FidelityRow> bySite() {
    return sum(cell -> cell.band().key() + " " + cell.deployment().site());
  }

  private List<FidelityRow> sum(Function<Cell, String> group) {
    Map<String, FidelityRow> rows = new TreeMap<>();
    for (Cell cell : cells) {
      FidelityRow one = cell.row();
      String name = group.apply(cell);
      rows.merge(
          name,
          new FidelityRow(name, one.cells(), one.requests(), one.ttft(), one.facility()),
          FidelityRow::plus);
    }
    return List.copyOf(rows.values());
  }

  /** Returns the relative errors by name, and the part of site bands that lie within 15 %. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (List<FidelityRow> rows : List.of(byBand(), byHardware(), bySite())) {
      for (FidelityRow row : rows) {
        String name = row.group().replace(' ', '.');
        figures.put(name + ".requests", (double) row.requests());
        figures.put(name + ".ttft_error", row.ttft().error());
        figures.put(name + ".energy_error", row.facility().kwh().error());
        figures.put(name + ".carbon_error", row.facility().carbonGrams().error());
        figures.put(name + ".water_error", row.facility().waterLitres().error());
      }
    }
    List<FidelityRow> below =
        bySite().stream().filter(row -> !row.group().startsWith(LoadBand.FULL.key())).toList();
    figures.put("sites_below_0.85_within_15_percent_ttft", within(below, FidelityRow::ttft));
    figures.put(
        "sites_below_0.85_within_15_percent_energy", within(below, row -> row.facility().kwh()));
    return figures;
  }

  private static double within(
      List<FidelityRow> rows, Function<FidelityRow, FidelityRow.Pair> pair) {
    long good = rows.stream().filter(row -> Math.abs(pair.apply(row).error()) <= LIMIT).count();
    return rows.isEmpty() ? Double.NaN : (double) good / rows.size();
  }

  /** Returns the tables as text. */
  public String text() {
    StringBuilder text = new StringBuilder();
    table("load band", byBand(), text);
    table("load band, model, accelerator", byHardware(), text);
    table("load band, site", bySite(), text);
    return text.toString();
  }

  private static void table(String title, List<FidelityRow> rows, StringBuilder text) {
    text.append(
        String.format(
            Locale.ROOT,
            "%-46s %9s %9s %9s %7s %7s %7s %7s%n",
            title,
            "requests",
            "ttft_s",
            "simulated",
            "ttft",
            "energy",
            "carbon",
            "water"));
    for (FidelityRow row : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-46s %9d %9.3f %9.3f %+7.3f %+7.3f %+7.3f %+7.3f%n",
              row.group(),
              row.requests(),
              row.ttft().predicted() / row.requests(),
              row.ttft().simulated() / row.requests(),
              row.ttft().error(),
              row.facility().kwh().error(),
              row.facility().carbonGrams().error(),
              row.facility().waterLitres().error()));
    }
    text.append(System.lineSeparator());
  }
}
