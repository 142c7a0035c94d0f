package io.slit.core.allocation;

import io.slit.core.units.Require;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What an allocation is asked for: areas send queries of some types, sites serve them, hour by
 * hour.
 *
 * @param frame its name, hours and areas
 * @param types of queries
 * @param sites that serve them
 * @param traffic how many queries come from where, and how far away sites are
 * @param limits of water, and how water and delay are counted
 */
public record AllocationInstance(
    Frame frame, List<QueryType> types, List<Site> sites, Traffic traffic, Limits limits) {
  /** Copies lists and checks that their sizes agree. */
  public AllocationInstance {
    types = List.copyOf(types);
    sites = List.copyOf(sites);
    requireSize(frame.areas().size(), traffic.queries().size(), "rows of demand");
    requireSize(frame.areas().size(), traffic.networkMs().size(), "rows of network delay");
    for (int area = 0; area < frame.areas().size(); area++) {
      requireSize(types.size(), traffic.queries().get(area).size(), "types of demand");
      requireSize(sites.size(), traffic.networkMs().get(area).size(), "network delays");
    }
    for (Site site : sites) {
      requireSize(types.size(), site.serving().size(), "types served");
      site.signals().values().forEach(one -> requireSize(frame.hours(), one.hours(), "hours"));
      site.capacity().values().forEach(one -> requireSize(frame.hours(), one.hours(), "hours"));
    }
  }

  private static void requireSize(int expected, int found, String what) {
    if (expected != found) {
      throw new IllegalArgumentException(
          "The number of %s (%d) must be %d. Give one for each.".formatted(what, found, expected));
    }
  }

  /** Returns how many hours there are. */
  public int hours() {
    return frame.hours();
  }

  /** Returns how many areas there are. */
  public int areas() {
    return frame.areas().size();
  }

  /** Returns queries of a type that an area sends in an hour. */
  public double queries(int area, int type, int hour) {
    return traffic.queries().get(area).get(type).at(hour);
  }

  /** Returns all queries of all hours. */
  public double allQueries() {
    return traffic.queries().stream().flatMap(List::stream).mapToDouble(Hourly::sum).sum();
  }

  /**
   * Returns the delay of a query, ms: the way between area and site, and processing.
   *
   * @param serving how the site serves the type
   */
  public double delayMs(int area, int type, int site, Site.Serving serving) {
    return traffic.networkMs().get(area).get(site) + serving.processingMs(types.get(type).tokens());
  }

  /**
   * What frames an instance.
   *
   * @param name of the instance
   * @param hours how many there are, each of 60 minutes
   * @param areas that queries come from
   */
  public record Frame(String name, int hours, List<String> areas) {
    /** Checks and copies. */
    public Frame {
      Require.text(name, "name of the instance");
      Require.atLeast(1, hours, "hours", "An instance has one hour at least.");
      areas = List.copyOf(areas);
    }
  }

  /**
   * Queries and ways.
   *
   * @param queries in each hour, by area and type
   * @param networkMs delay of the network, by area and site, ms
   */
  public record Traffic(List<List<Hourly>> queries, List<List<Double>> networkMs) {
    /** Copies lists. */
    public Traffic {
      queries = queries.stream().map(List::copyOf).toList();
      networkMs = networkMs.stream().map(List::copyOf).toList();
    }
  }

  /**
   * Limits on everything.
   *
   * @param waterCapLitres the most water of all sites in all hours; empty for none
   * @param sourceWater which energy has source water
   * @param delayCap what the delay caps of types hold for
   */
  public record Limits(OptionalDouble waterCapLitres, SourceWater sourceWater, DelayCap delayCap) {}

  /** Which energy has source water (EWIF). */
  public enum SourceWater {
    /** Grid energy only: renewables on the site take none. */
    GRID,
    /** All facility energy. */
    FACILITY
  }

  /** What a delay cap holds for. */
  public enum DelayCap {
    /** The mean over the queries of an area and type in an hour. */
    MEAN,
    /** Every query: sites beyond the cap are not used. */
    EACH
  }
}
