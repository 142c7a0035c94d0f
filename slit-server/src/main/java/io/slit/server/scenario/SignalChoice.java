package io.slit.server.scenario;

import io.slit.core.units.CarbonIntensity;

/**
 * Which of several published figures the scenario counts with. Two kinds never meet in one figure.
 *
 * @param method average or marginal carbon intensity
 * @param scope direct or life-cycle emissions
 * @param waterFactors which water factors of electricity
 */
public record SignalChoice(
    CarbonIntensity.Method method, CarbonIntensity.Scope scope, WaterFactors waterFactors) {
  /** How the water of hydropower is counted. */
  public enum WaterFactors {
    /** Reservoir evaporation is not the power plant's. */
    NOHYDRO,
    /** Reservoir evaporation counts: about 17 L/kWh of hydropower. */
    HYDRO
  }
}
