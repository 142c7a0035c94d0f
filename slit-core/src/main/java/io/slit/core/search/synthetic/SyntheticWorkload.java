package io.slit.core.search.synthetic;

import io.slit.core.fleet.Place;
import io.slit.core.fleet.Region;
import io.slit.core.units.Latency;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Demand;
import io.slit.core.workload.ModelChoice;
import io.slit.core.workload.NetworkDistance;
import io.slit.core.workload.Origin;
import io.slit.core.workload.OriginId;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.RequestProfile;
import io.slit.core.workload.Residency;
import io.slit.core.workload.ServiceClass;
import io.slit.core.workload.TokenProfile;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Made-up origins, each with four kinds of requests (chat, code, summary, essay), busiest at 14:00
 * of their solar time.
 */
record SyntheticWorkload(List<Origin> origins, List<RequestClass> classes, Demand atPeak) {
  private static final List<RequestProfile> KINDS =
      List.of(
          profile("chat", new TokenProfile(500, 1500, 1, 250)),
          profile("code", new TokenProfile(2000, 4000, 0.5, 60)),
          profile("summary", new TokenProfile(3000, 6000, 0.4, 300)),
          profile("essay", new TokenProfile(300, 600, 0.5, 900)));

  /** Kinds of requests of every origin. */
  static final int PROFILES = 4;

  private static final double BUSIEST_HOUR = 14;
  private static final double SWING = 0.5;

  private static RequestProfile profile(String name, TokenProfile tokens) {
    return new RequestProfile(
        name,
        new ModelChoice.Pinned(SyntheticFleet.MODEL.name()),
        SyntheticFleet.TASK,
        tokens,
        new ServiceClass.Interactive(new Latency(5)),
        Residency.ANYWHERE);
  }

  static SyntheticWorkload of(int count, SplittableRandom random) {
    List<Origin> origins = new ArrayList<>();
    List<RequestClass> classes = new ArrayList<>();
    Map<ClassId, Double> rates = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      Origin origin =
          new Origin(
              new OriginId("o" + i), new Region("r"), Globe.somewhere(random), ZoneOffset.UTC);
      origins.add(origin);
      double size = Math.exp(random.nextDouble(-1, 1));
      for (RequestProfile kind : KINDS) {
        RequestClass one = RequestClass.of(kind, origin);
        classes.add(one);
        rates.put(one.id(), size * random.nextDouble(0.5, 1.5));
      }
    }
    return new SyntheticWorkload(origins, classes, Demand.of(rates));
  }

  Demand demand(double hourUtc) {
    Map<ClassId, Double> rates = new LinkedHashMap<>();
    for (RequestClass one : classes) {
      double away = Globe.solarHour(one.origin().place(), hourUtc) - BUSIEST_HOUR;
      double busy = 1 - SWING + SWING * Math.cos(away / 12 * Math.PI);
      rates.put(one.id(), atPeak.ratePerSecond(one.id()) * busy);
    }
    return Demand.of(rates);
  }

  NetworkDistance distanceTo(SyntheticFleet fleet) {
    Map<OriginId, Place> places = new HashMap<>();
    origins.forEach(origin -> places.put(origin.id(), origin.place()));
    return (origin, site) ->
        Latency.ofMillis(
            Globe.roundTripMillis(
                Objects.requireNonNull(places.get(origin)), fleet.fleet().getSite(site).place()));
  }
}
