package io.slit.server.models;

import io.slit.predictor.retrain.Drift;
import io.slit.predictor.retrain.Evaluation;
import io.slit.predictor.retrain.Evaluation.TimePoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A retraining as one HTML page that asks no network: plots in SVG, then the model card. */
public final class RetrainHtml {
  private static final int PERCENT = 100;

  private RetrainHtml() {}

  /** Returns the page. */
  public static String page(RetrainResult result) {
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Serving model ")
        .append(SvgPlot.escaped(result.challengerId()))
        .append("</title><style>")
        .append("body{font:15px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}")
        .append("svg{width:100%;height:auto}pre{white-space:pre-wrap;font-size:13px}")
        .append("</style><h1>Serving model ")
        .append(SvgPlot.escaped(result.challengerId()))
        .append("</h1><p><strong>")
        .append(result.isPromoted() ? "Promoted. " : "Not promoted. ")
        .append("</strong>")
        .append(SvgPlot.escaped(result.report().verdict().reason()))
        .append("</p>");
    result.report().evaluation().ifPresent(one -> plots(html, one));
    html.append("<h2>Model card</h2><pre>")
        .append(SvgPlot.escaped(ModelCard.of(result)))
        .append("</pre></html>\n");
    return html.toString();
  }

  private static void plots(StringBuilder html, Evaluation evaluation) {
    html.append("<h2>Error by class and load</h2>").append(errors(evaluation));
    html.append("<h2>Observed over predicted by site, newest slice (champion)</h2>")
        .append(drift(evaluation));
    html.append("<h2>TTFT: observed over predicted in time (champion)</h2>")
        .append(timeline(evaluation));
    for (Evaluation.Calibration one : evaluation.calibrations()) {
      html.append("<h2>")
          .append(one.target())
          .append(": quantiles of observed over predicted, coverage ")
          .append(percent(one.coverage()))
          .append("</h2>")
          .append(quantiles(one));
    }
  }

  private static String errors(Evaluation evaluation) {
    List<SvgPlot.Bar> bars = new ArrayList<>();
    for (Evaluation.Cell one : evaluation.cells()) {
      bars.add(
          new SvgPlot.Bar(
              one.label() + ", " + one.load(),
              PERCENT * one.champion(),
              PERCENT * one.challenger()));
    }
    return SvgPlot.bars(bars, "median error, %", "champion", "challenger");
  }

  private static String drift(Evaluation evaluation) {
    Map<String, double[]> bySite = new LinkedHashMap<>();
    for (Drift one : evaluation.drift()) {
      double[] factors = bySite.computeIfAbsent(one.site(), site -> new double[] {0, 0});
      switch (one.target()) {
        case TTFT -> factors[0] = one.factor();
        case TPOT -> factors[1] = one.factor();
        case ENERGY -> {}
      }
    }
    List<SvgPlot.Bar> bars = new ArrayList<>();
    bySite.forEach((site, factors) -> bars.add(new SvgPlot.Bar(site, factors[0], factors[1])));
    return SvgPlot.bars(bars, "observed / predicted", "TTFT", "TPOT");
  }

  private static String timeline(Evaluation evaluation) {
    Map<String, List<SvgPlot.Point>> lines = new LinkedHashMap<>();
    for (TimePoint one : evaluation.timeline()) {
      lines
          .computeIfAbsent(one.site(), site -> new ArrayList<>())
          .add(new SvgPlot.Point(one.middle().toEpochMilli() / 3_600_000.0, one.ratio()));
    }
    return SvgPlot.lines(lines, "hours since 1970", "observed / predicted");
  }

  private static String quantiles(Evaluation.Calibration calibration) {
    Map<String, List<SvgPlot.Point>> lines = new LinkedHashMap<>();
    lines.put("champion", points(calibration.champion()));
    lines.put("challenger", points(calibration.challenger()));
    return SvgPlot.lines(lines, "quantile, %", "observed / predicted");
  }

  private static List<SvgPlot.Point> points(List<Double> quantiles) {
    List<SvgPlot.Point> points = new ArrayList<>();
    for (int i = 0; i < quantiles.size(); i++) {
      points.add(new SvgPlot.Point(5.0 * (i + 1), quantiles.get(i)));
    }
    return points;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", PERCENT * share);
  }
}
