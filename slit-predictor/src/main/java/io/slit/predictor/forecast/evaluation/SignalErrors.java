package io.slit.predictor.forecast.evaluation;

/**
 * The errors of one signal at one site.
 *
 * @param dayAhead over leads of 1 to 24 hours
 * @param lead24 at a lead of exactly 24 hours, where persistence is the same hour yesterday
 */
public record SignalErrors(ForecastErrors dayAhead, ForecastErrors lead24) {}
