package io.slit.predictor.forecast;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Forecasts one regular series from its own past, at any lead up to two days. For one thread.
 *
 * <p>SLIT's recipe (arXiv 2505.23554): linear regressions, trained incrementally, and the best on
 * recent data answers; here they are weighted rather than chosen. There is one model for each of
 * {@code exactLeads} leads and one for each doubling after them, made when it is first asked for; a
 * lead between takes the forecast that the next greater model issued for the same step. A model
 * costs about 2 us a step.
 */
public final class SeriesForecaster {
  private static final int MAX_DAYS = 2;

  private final History past;
  private final int exactLeads;
  private final NavigableMap<Integer, LeadModel> models = new TreeMap<>();
  private int missing;

  /**
   * Makes a forecaster without a past.
   *
   * @param scale on which values are regressed
   * @param stepsPerDay values per day, at least 1
   * @param exactLeads leads, counted from 1, with a model of their own
   */
  public SeriesForecaster(Scale scale, int stepsPerDay, int exactLeads) {
    this.past = new History(scale, stepsPerDay);
    this.exactLeads = exactLeads;
  }

  /** Adds the next value; NaN where it is not known. */
  public void add(double value) {
    if (Double.isNaN(value)) {
      missing += past.length() == 0 ? 0 : 1;
      return;
    }
    for (; missing > 0; missing--) {
      past.append(Double.NaN);
    }
    past.append(value);
  }

  /**
   * Returns the forecast some steps after the last one added; empty without any known value.
   *
   * <p>Steps that were added without a value make the lead longer. A step of the past (lead 0 or
   * less) is answered with the latest value. Beyond two days the same hour of the second day
   * answers, and its interval is too narrow.
   */
  public Optional<SeriesForecast> forecast(int lead) {
    if (past.length() == 0) {
      return Optional.empty();
    }
    int ahead = withinTwoDays(lead + missing);
    if (ahead <= 0) {
      return Optional.of(SeriesForecast.point(past.scale().bendBack(past.at(past.length() - 1))));
    }
    LeadModel model =
        models.computeIfAbsent(modelled(ahead), one -> new LeadModel(one, past.stepsPerDay()));
    model.follow(past);
    return Optional.of(model.forecast(past, ahead));
  }

  private int withinTwoDays(int lead) {
    int day = past.stepsPerDay();
    int over = lead - MAX_DAYS * day;
    return over <= 0 ? lead : lead - day * ((over + day - 1) / day);
  }

  /** Returns the least lead with a model that is not less than this one. */
  private int modelled(int lead) {
    int model = exactLeads;
    while (model < lead) {
      model = Math.min(2 * model, MAX_DAYS * past.stepsPerDay());
    }
    return lead <= exactLeads ? lead : model;
  }
}
