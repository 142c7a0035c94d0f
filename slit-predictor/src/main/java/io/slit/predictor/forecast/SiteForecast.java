package io.slit.predictor.forecast;

import io.slit.core.environment.SiteConditions;

/**
 * The forecast conditions of one site.
 *
 * @param expected most likely values
 * @param low lower end of the 80 % interval of every signal by itself
 * @param high upper end of the 80 % interval of every signal by itself
 */
public record SiteForecast(SiteConditions expected, SiteConditions low, SiteConditions high) {}
