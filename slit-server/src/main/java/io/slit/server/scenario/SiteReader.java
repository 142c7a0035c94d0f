package io.slit.server.scenario;

import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.Place;
import io.slit.core.fleet.Region;
import io.slit.core.fleet.SiteId;
import io.slit.core.units.Pue;
import io.slit.core.units.Share;
import io.slit.core.units.WaterIntensity;
import io.slit.server.json.LocatedNode;
import io.slit.server.json.LocatedObject;
import io.slit.server.json.Names;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Reads {@code sites}. */
final class SiteReader {
  /** Stands in messages for a site that has no name yet; such a site is never built. */
  private static final SiteId UNNAMED = new SiteId("unnamed");

  private final Names<Datacenter> sites = new Names<>("site");
  private final ZoneTable zones;
  private final PoolReader pools;

  SiteReader(ZoneTable zones, Names<HardwareReader.Server> servers, Names<LlmModel> models) {
    this.zones = zones;
    this.pools = new PoolReader(servers, models);
  }

  /** Returns the fleet; empty if anything in it is wrong. */
  Optional<Fleet> read(LocatedObject in) {
    Optional<List<Site>> read = in.requireObjects("sites", this::site);
    return in.make(
        () ->
            Fleet.of(
                read.orElseThrow().stream().map(Site::datacenter).toList(),
                read.orElseThrow().stream().flatMap(site -> site.deployments().stream()).toList()));
  }

  /** Returns the sites by name. */
  Names<Datacenter> sites() {
    return sites;
  }

  private Optional<Site> site(LocatedObject in) {
    Optional<SiteId> id = in.require("id", this::id);
    Optional<Datacenter> datacenter = datacenter(in, id.orElse(UNNAMED));
    in.declare("id", sites, datacenter);
    Optional<String> endpoint = in.require("endpoint", SiteReader::endpoint);
    PoolReader.Home home = new PoolReader.Home(id.orElse(UNNAMED), endpoint.orElse(""));
    var deployments = in.requireObjects("pools", pool -> pools.read(pool, home));
    return in.build(
        () ->
            new Site(
                datacenter.orElseThrow(),
                deployments.orElseThrow().stream().flatMap(List::stream).toList()));
  }

  private SiteId id(LocatedNode node) {
    zones.require(node.text());
    return new SiteId(node.text());
  }

  private static Optional<Datacenter> datacenter(LocatedObject in, SiteId id) {
    Optional<String> city = in.requireText("city");
    Optional<Region> region = region(in);
    Optional<Place> place = place(in);
    Optional<ZoneId> timeZone = timeZone(in);
    Optional<Pue> pue = in.require("pue", node -> new Pue(node.decimal()));
    var wue = in.require("wue_l_per_kwh", node -> new WaterIntensity(node.decimal()));
    Optional<Share> scarcity = in.optional("water_scarcity", node -> new Share(node.decimal()));
    return in.make(
        () ->
            new Datacenter(
                id,
                city.orElseThrow(),
                region.orElseThrow(),
                place.orElseThrow(),
                timeZone.orElseThrow(),
                pue.orElseThrow(),
                wue.orElseThrow(),
                scarcity));
  }

  /** Returns {@code region}. */
  static Optional<Region> region(LocatedObject in) {
    return in.require("region", node -> new Region(node.text()));
  }

  /** Returns {@code latitude} and {@code longitude}. */
  static Optional<Place> place(LocatedObject in) {
    Optional<Double> latitude =
        in.require("latitude", node -> new Place(node.decimal(), 0).latitude());
    Optional<Double> longitude =
        in.require("longitude", node -> new Place(0, node.decimal()).longitude());
    return latitude.flatMap(north -> longitude.map(east -> new Place(north, east)));
  }

  /** Returns {@code time_zone}. */
  static Optional<ZoneId> timeZone(LocatedObject in) {
    return in.require("time_zone", SiteReader::zone);
  }

  /** Returns the address of an OpenAI-compatible API. */
  static String endpoint(LocatedNode node) {
    URI uri = URI.create(node.text());
    String scheme = uri.getScheme() == null ? "" : uri.getScheme();
    if (!scheme.matches("https?") || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "The endpoint (%s) must be an address such as https://eu.example.com/v1."
              .formatted(node.text()));
    }
    return node.text();
  }

  private static ZoneId zone(LocatedNode node) {
    try {
      return ZoneId.of(node.text());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "The time_zone (%s) must be of the IANA list, such as Europe/Berlin."
              .formatted(node.text()),
          e);
    }
  }

  private record Site(Datacenter datacenter, List<Deployment> deployments) {}
}
