package io.slit.core.allocation;

import io.slit.core.allocation.AllocationInstance.SourceWater;

/**
 * What a flow and a kWh of renewables add to a term: the formulas of {@link Term}, each once.
 *
 * <p>Grid energy is facility energy less renewables used, so a kWh of renewables counts like a kWh
 * of the grid with the opposite sign.
 */
final class TermCosts {
  private static final double MS_PER_SECOND = 1000;
  private static final double PER_THOUSAND = 1000;

  private final AllocationInstance instance;
  private final double allQueries;

  TermCosts(AllocationInstance instance) {
    this.instance = instance;
    this.allQueries = instance.allQueries();
  }

  /** Returns what a whole flow adds. */
  double ofFlow(Term term, Flow flow) {
    return switch (term) {
      case DELAY ->
          flow.amounts().queries()
              * flow.amounts().delayMs()
              / MS_PER_SECOND
              * instance.types().get(flow.type()).delayPenaltyUsdPerSecond();
      case MEAN_DELAY -> flow.amounts().queries() * flow.amounts().delayMs() / allQueries;
      case FACILITY_ENERGY -> flow.facilityKwh(instance);
      case WATER ->
          flow.amounts().itKwh() * flow.signal(instance, SiteSignal.WUE)
              + flow.facilityKwh(instance) * flow.signal(instance, SiteSignal.EWIF);
      case ENERGY, CARBON, GRID_ENERGY, CARBON_MASS ->
          flow.facilityKwh(instance) * ofGridKwh(term, flow.site(), flow.hour());
    };
  }

  /** Returns what a kWh of renewables that takes the place of the grid adds; mostly negative. */
  double ofRenewableKwh(Term term, int site, int hour) {
    return switch (term) {
      case DELAY, MEAN_DELAY, FACILITY_ENERGY -> 0;
      case WATER ->
          instance.limits().sourceWater() == SourceWater.GRID
              ? -signal(SiteSignal.EWIF, site, hour)
              : 0;
      case ENERGY, CARBON, GRID_ENERGY, CARBON_MASS -> -ofGridKwh(term, site, hour);
    };
  }

  private double ofGridKwh(Term term, int site, int hour) {
    return switch (term) {
      case ENERGY -> signal(SiteSignal.PRICE, site, hour) / PER_THOUSAND;
      case CARBON_MASS -> signal(SiteSignal.CARBON_INTENSITY, site, hour) / PER_THOUSAND;
      case CARBON ->
          ofGridKwh(Term.CARBON_MASS, site, hour)
              * signal(SiteSignal.CARBON_TAX, site, hour)
              / PER_THOUSAND;
      case GRID_ENERGY -> 1;
      case DELAY, MEAN_DELAY, FACILITY_ENERGY, WATER ->
          throw new IllegalArgumentException("The term (%s) is not of the grid.".formatted(term));
    };
  }

  private double signal(SiteSignal signal, int site, int hour) {
    return instance.sites().get(site).signal(signal, hour);
  }
}
