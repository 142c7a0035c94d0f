package io.slit.core.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The queries of an area and type in an hour, if all of them went to one site.
 *
 * @param area of the queries
 * @param type of the queries
 * @param site that would serve them
 * @param hour of the queries
 * @param amounts what all of them amount to there
 */
record Flow(int area, int type, int site, int hour, Amounts amounts) {
  /**
   * Amounts of all queries of a flow.
   *
   * @param queries how many
   * @param itKwh IT energy
   * @param delayMs of each
   */
  record Amounts(double queries, double itKwh, double delayMs) {}

  /** Returns all flows: of an hour together, in it by area and type, then by site. */
  static List<Flow> allOf(AllocationInstance instance) {
    List<Flow> flows = new ArrayList<>();
    for (int hour = 0; hour < instance.hours(); hour++) {
      for (int area = 0; area < instance.areas(); area++) {
        for (int type = 0; type < instance.types().size(); type++) {
          addTo(flows, instance, new Demanded(area, type, hour));
        }
      }
    }
    return flows;
  }

  /** Queries of an area and type in an hour, which have to be served. */
  record Demanded(int area, int type, int hour) {}

  /** Returns everything that is asked for; what is no query is left out. */
  static List<Demanded> demands(AllocationInstance instance) {
    List<Demanded> demands = new ArrayList<>();
    for (int hour = 0; hour < instance.hours(); hour++) {
      for (int area = 0; area < instance.areas(); area++) {
        for (int type = 0; type < instance.types().size(); type++) {
          if (instance.queries(area, type, hour) > 0) {
            demands.add(new Demanded(area, type, hour));
          }
        }
      }
    }
    return demands;
  }

  private static void addTo(List<Flow> flows, AllocationInstance instance, Demanded of) {
    double queries = instance.queries(of.area, of.type, of.hour);
    for (int site = 0; site < instance.sites().size() && queries > 0; site++) {
      Optional<Site.Serving> serving = instance.sites().get(site).serving().get(of.type);
      if (serving.isPresent()) {
        double delay = instance.delayMs(of.area, of.type, site, serving.get());
        if (!isTooLate(instance, of.type, delay)) {
          double kwh = queries * serving.get().itEnergyKwh(instance.types().get(of.type).tokens());
          flows.add(new Flow(of.area, of.type, site, of.hour, new Amounts(queries, kwh, delay)));
        }
      }
    }
  }

  private static boolean isTooLate(AllocationInstance instance, int type, double delayMs) {
    OptionalDouble cap = instance.types().get(type).delayCapMs();
    return instance.limits().delayCap() == AllocationInstance.DelayCap.EACH
        && cap.isPresent()
        && delayMs > cap.getAsDouble();
  }

  Demanded demanded() {
    return new Demanded(area, type, hour);
  }

  /** Returns facility energy, kWh: IT energy x PUE. */
  double facilityKwh(AllocationInstance instance) {
    return amounts.itKwh * signal(instance, SiteSignal.PUE);
  }

  double signal(AllocationInstance instance, SiteSignal signal) {
    return instance.sites().get(site).signal(signal, hour);
  }

  /** Returns how much of a resource all queries of the flow take. */
  double uses(AllocationInstance instance, String resource) {
    return amounts.queries
        * instance
            .sites()
            .get(site)
            .serving()
            .get(type)
            .map(serving -> serving.uses().getOrDefault(resource, 0.0))
            .orElse(0.0);
  }
}
