package io.slit.server.scenario;

import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Place;
import io.slit.core.fleet.Region;
import io.slit.core.units.Share;
import io.slit.core.workload.Origin;
import io.slit.core.workload.OriginId;
import io.slit.server.json.LocatedObject;
import io.slit.server.json.Names;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Reads {@code origins}: each at a site, or at a place of its own. */
final class OriginReader {
  private final Names<Datacenter> sites;
  private final Names<Origin> origins = new Names<>("origin");

  OriginReader(Names<Datacenter> sites) {
    this.sites = sites;
  }

  /** Returns the origins; their weights sum to 1. */
  Optional<List<WeightedOrigin>> read(LocatedObject in) {
    Optional<List<WeightedOrigin>> read = in.requireObjects("origins", this::weighted);
    read.ifPresent(
        all ->
            WholeShares.check(
                in, "origins", "weights", all.stream().map(WeightedOrigin::weight).toList()));
    return read;
  }

  /** Returns the origins by name. */
  Names<Origin> origins() {
    return origins;
  }

  private Optional<WeightedOrigin> weighted(LocatedObject in) {
    boolean atSite = in.find("at_site").isPresent();
    Optional<Origin> origin = atSite ? atSite(in) : elsewhere(in);
    in.declare(atSite ? "at_site" : "id", origins, origin);
    Optional<Share> weight = in.require("weight", node -> new Share(node.decimal()));
    return in.build(() -> new WeightedOrigin(origin.orElseThrow(), weight.orElseThrow()));
  }

  private Optional<Origin> atSite(LocatedObject in) {
    return in.requireNamed("at_site", sites)
        .map(
            site ->
                new Origin(
                    new OriginId(site.id().value()), site.region(), site.place(), site.timeZone()));
  }

  private static Optional<Origin> elsewhere(LocatedObject in) {
    Optional<OriginId> id = in.require("id", node -> new OriginId(node.text()));
    Optional<Region> region = SiteReader.region(in);
    Optional<Place> place = SiteReader.place(in);
    Optional<ZoneId> timeZone = SiteReader.timeZone(in);
    return in.make(
        () ->
            new Origin(
                id.orElseThrow(),
                region.orElseThrow(),
                place.orElseThrow(),
                timeZone.orElseThrow()));
  }
}
