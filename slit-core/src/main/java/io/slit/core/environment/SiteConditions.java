package io.slit.core.environment;

import io.slit.core.units.CarbonIntensity;
import io.slit.core.units.Celsius;
import io.slit.core.units.ElectricityPrice;
import io.slit.core.units.WaterIntensity;

/**
 * What a site is like at a time.
 *
 * @param carbonIntensity of the electricity it draws
 * @param price of the electricity it draws
 * @param wetBulb of the outside air, which sets how much water cooling needs
 * @param siteWater on-site water per IT kWh (WUE)
 * @param sourceWater water of the electricity per facility kWh (EWIF)
 */
public record SiteConditions(
    CarbonIntensity carbonIntensity,
    ElectricityPrice price,
    Celsius wetBulb,
    WaterIntensity siteWater,
    WaterIntensity sourceWater) {}
