package io.slit.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.slit.core.pareto.Objective;
import io.slit.server.bench.BenchCase;
import io.slit.server.bench.BenchResult;
import io.slit.server.bench.BenchRun;
import io.slit.server.bench.FrontQuality;
import io.slit.server.bench.ReferenceBox;
import io.slit.server.bench.ReferenceFront;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes measured searches: docs/BENCHMARK.md of slit-core names the fields. */
public final class BenchJson {
  private BenchJson() {}

  /**
   * Returns one object: the figures of the first result, and all in {@code results} if there are
   * more.
   */
  public static String write(List<BenchResult> results) {
    return new String(
        JsonText.bytes(
            json -> {
              json.useDefaultPrettyPrinter();
              json.writeStartObject();
              fields(json, results.get(0));
              if (results.size() > 1) {
                json.writeArrayFieldStart("results");
                for (BenchResult result : results) {
                  json.writeStartObject();
                  fields(json, result);
                  json.writeEndObject();
                }
                json.writeEndArray();
              }
              json.writeEndObject();
            }),
        StandardCharsets.UTF_8);
  }

  private static void fields(JsonGenerator json, BenchResult result) throws IOException {
    BenchCase problem = result.reference().problem();
    List<BenchRun> last = result.last();
    json.writeStringField("problem", problem.size().name());
    json.writeStringField("physics", problem.physics().key());
    json.writeStringField("algorithm", result.algorithm());
    json.writeNumberField("seed", last.get(0).seed());
    json.writeNumberField("seeds", last.size());
    json.writeNumberField("problem_seed", problem.seed());
    json.writeNumberField("threads", result.threads());
    figures(json, last);
    JsonText.number(json, "warmup_seconds", result.warmupSeconds());
    reference(json, result.reference());
    if (result.runs().size() > 1) {
      json.writeArrayFieldStart("runs");
      for (BenchRun run : result.runs()) {
        json.writeStartObject();
        json.writeNumberField("seed", run.seed());
        figures(json, List.of(run));
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  /** Means over runs, except where a name says worst; infeasible plans are summed. */
  private static void figures(JsonGenerator json, List<BenchRun> runs) throws IOException {
    json.writeStringField("budget", runs.get(0).budget().text());
    json.writeStringField("clock", runs.get(0).budget().clock().key());
    number(json, "hypervolume_ratio", runs, run -> run.quality().hypervolumeRatio());
    if (runs.size() > 1) {
      JsonText.number(json, "hypervolume_ratio_worst", BenchResult.worstRatio(runs));
    }
    JsonText.number(json, "worst_objective_gap_pct", BenchResult.worstGapPct(runs));
    json.writeObjectFieldStart("objective_gap_pct");
    for (Objective objective : BenchCase.OBJECTIVES) {
      double worst =
          runs.stream()
              .map(BenchRun::quality)
              .map(FrontQuality::gapPct)
              .mapToDouble(gaps -> gaps.getOrDefault(objective, 0.0))
              .max()
              .orElseThrow();
      JsonText.number(json, objective.key(), worst);
    }
    json.writeEndObject();
    number(json, "igd_plus", runs, run -> run.quality().igdPlus());
    number(json, "plans", runs, run -> run.quality().plans());
    json.writeNumberField(
        "infeasible", runs.stream().mapToInt(run -> run.quality().infeasible()).sum());
    number(json, "seconds", runs, BenchRun::seconds);
    number(json, "evaluations", runs, BenchRun::evaluations);
    json.writeStringField("stopped_by", runs.get(0).stoppedBy());
  }

  private static void number(
      JsonGenerator json,
      String name,
      List<BenchRun> runs,
      java.util.function.ToDoubleFunction<BenchRun> figure)
      throws IOException {
    double mean = JsonText.rounded(BenchResult.mean(runs, figure));
    if (mean == Math.rint(mean) && Math.abs(mean) < Long.MAX_VALUE) {
      json.writeNumberField(name, (long) mean);
    } else {
      json.writeNumberField(name, mean);
    }
  }

  private static void reference(JsonGenerator json, ReferenceFront reference) throws IOException {
    json.writeObjectFieldStart("reference");
    json.writeNumberField("points", reference.points().size());
    json.writeNumberField("best", Math.min(ReferenceFront.BEST, reference.points().size()));
    json.writeStringField("fingerprint", reference.fingerprint());
    json.writeArrayFieldStart("made_by");
    for (String line : reference.madeBy()) {
      json.writeString(line);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("objectives");
    for (Objective objective : BenchCase.OBJECTIVES) {
      json.writeString(objective.key());
    }
    json.writeEndArray();
    ReferenceBox box = reference.box();
    JsonText.numbers(json, "ideal", box.ideal());
    JsonText.numbers(json, "nadir", box.nadir());
    json.writeNumberField("reference_point", ReferenceBox.REFERENCE);
    json.writeEndObject();
  }
}
