package io.slit.server.datasets;

import io.slit.server.datasets.format.DatasetException;
import io.slit.server.datasets.format.Manifest;
import io.slit.server.datasets.format.Problems;
import io.slit.server.datasets.format.Table;
import io.slit.server.datasets.format.TableName;
import io.slit.server.datasets.format.TableReader;
import io.slit.server.json.ManifestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.util.List;

/**
 * A directory of checked tables, described by its manifest.
 *
 * <p>Opening reads the manifest and the sites. Each other table is read and checked at each call
 * and is not kept: who needs it twice keeps it. Thread-safe.
 */
public final class Dataset {

  private final Manifest manifest;
  private final TableReader reader;
  private final List<Site> sites;

  private Dataset(Path directory, Manifest manifest) {
    this.manifest = manifest;
    this.reader = new TableReader(directory);
    this.sites = new SitesReader(read(TableName.SITES), problems(TableName.SITES)).read();
  }

  /** The dataset in this directory. */
  public static Dataset open(Path directory) {
    Path file = directory.resolve(Manifest.FILE);
    try {
      return new Dataset(directory, ManifestJson.read(Files.readString(file)));
    } catch (IOException cause) {
      throw new DatasetException(
          "The manifest (%s) of the dataset must be readable. Check the directory, or run the import."
              .formatted(file),
          cause);
    }
  }

  /** What is known about each table: columns, attribution, licences, derivation. */
  public Manifest manifest() {
    return manifest;
  }

  /** All sites, in the order of the dataset. */
  public List<Site> sites() {
    return sites;
  }

  /** The zones of all sites, in the same order. */
  public List<String> zones() {
    return sites.stream().map(Site::zone).toList();
  }

  /** The site of this zone. */
  public Site getSite(String zone) {
    return sites.stream()
        .filter(site -> site.zone().equals(zone))
        .findFirst()
        .orElseThrow(
            () ->
                new DatasetException(
                    "The zone (%s) must be one of %s. Check its spelling."
                        .formatted(zone, zones())));
  }

  /** All hours of a zone. */
  public HourlyGrid hourly(String zone) {
    return grid()
        .read(zone, HourlyGridReader.years(manifest.getTable(TableName.HOURLY_GRID), zone));
  }

  /** The hours of a zone in one year (UTC). */
  public HourlyGrid hourly(String zone, Year year) {
    return grid().read(zone, List.of(year));
  }

  /** All hours of all zones, in the order of the sites, read in parallel. */
  public List<HourlyGrid> allHourly() {
    return zones().parallelStream().map(this::hourly).toList();
  }

  /** The round-trip times between all zones. */
  public RttMatrix rtt() {
    return RttReader.read(read(TableName.RTT), zones(), problems(TableName.RTT));
  }

  /** Measured latency by configuration. */
  public List<ServingLatencyRow> servingLatency() {
    return ServingReader.latency(
        read(TableName.SERVING_LATENCY), problems(TableName.SERVING_LATENCY));
  }

  /** Measured energy by configuration. */
  public List<ServingEnergyRow> servingEnergy() {
    return ServingReader.energy(read(TableName.SERVING_ENERGY));
  }

  /** Published quality by model and task class. */
  public List<QualityScore> quality() {
    return FactsReader.quality(read(TableName.QUALITY), problems(TableName.QUALITY));
  }

  /** The requests of a trace, in the order of their arrival. */
  public List<TraceRequest> trace(Trace trace) {
    return WorkloadReader.trace(read(trace.table()), problems(trace.table()));
  }

  /** The rate of requests over two weeks. */
  public DemandShape demand() {
    return WorkloadReader.demand(read(TableName.DEMAND), problems(TableName.DEMAND));
  }

  /** The lengths of summarisation requests. */
  public List<TokenLengths> summarisation() {
    return WorkloadReader.lengths(read(TableName.SUMMARISATION));
  }

  /** Published numbers about the carbon emitted to build hardware. */
  public List<EmbodiedConstant> embodied() {
    return FactsReader.embodied(read(TableName.EMBODIED), problems(TableName.EMBODIED));
  }

  /** Reads and checks every table; the first file that is wrong is refused. */
  public void verify() {
    allHourly();
    rtt();
    servingLatency();
    servingEnergy();
    quality();
    List.of(Trace.values()).forEach(this::trace);
    demand();
    summarisation();
    embodied();
  }

  private HourlyGridReader grid() {
    return new HourlyGridReader(reader, manifest.getTable(TableName.HOURLY_GRID));
  }

  private Table read(TableName name) {
    return reader.read(name, manifest.getTable(name).getOnlyFile());
  }

  private Problems problems(TableName name) {
    return TableReader.problems(manifest.getTable(name).getOnlyFile());
  }
}
