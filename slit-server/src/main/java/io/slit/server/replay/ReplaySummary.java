package io.slit.server.replay;

import io.slit.server.replay.CellResult.SiteFlow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the cells of a policy at a load look like together, for pictures. */
public final class ReplaySummary {
  private final List<CellResult> results;
  private final double load;

  /** Takes the cells at a load. */
  public ReplaySummary(List<CellResult> results, double load) {
    this.results = List.copyOf(results);
    this.load = load;
  }

  private List<CellResult> cells(String policy) {
    return results.stream()
        .filter(one -> one.cell().load() == load && one.cell().policy().equals(policy))
        .toList();
  }

  /** Returns the means over cells of each quantile of the time to first token, in ms. */
  public List<Double> ttftMillis(String policy) {
    List<List<Double>> known =
        cells(policy).stream()
            .map(CellResult::ttftMillis)
            .filter(one -> one.size() == CellResult.QUANTILES)
            .toList();
    return known.isEmpty()
        ? List.of()
        : IntStream.range(0, CellResult.QUANTILES)
            .mapToObj(i -> known.stream().mapToDouble(one -> one.get(i)).average().orElseThrow())
            .toList();
  }

  /** Returns what went to each site in each hour of the day, with the mean signals of that hour. */
  public List<SiteFlow> flows(String policy) {
    Map<String, List<SiteFlow>> byPlace = new LinkedHashMap<>();
    for (CellResult cell : cells(policy)) {
      for (SiteFlow flow : cell.flows()) {
        byPlace
            .computeIfAbsent(flow.hourUtc() + " " + flow.site(), any -> new ArrayList<>())
            .add(flow);
      }
    }
    return byPlace.values().stream().map(ReplaySummary::together).toList();
  }

  private static SiteFlow together(List<SiteFlow> flows) {
    return new SiteFlow(
        flows.get(0).hourUtc(),
        flows.get(0).site(),
        flows.stream().mapToLong(SiteFlow::requests).sum(),
        flows.stream().mapToDouble(SiteFlow::gramsPerKwh).average().orElseThrow(),
        flows.stream().mapToDouble(SiteFlow::usdPerMwh).average().orElseThrow());
  }
}
