package io.slit.predictor.forecast;

/**
 * A forecast number in the unit of its series.
 *
 * @param expected the most likely value
 * @param low lower end of its 80 % interval; the value itself where no error is known
 * @param high upper end of its 80 % interval; the value itself where no error is known
 */
public record SeriesForecast(double expected, double low, double high) {
  static SeriesForecast point(double value) {
    return new SeriesForecast(value, value, value);
  }
}
