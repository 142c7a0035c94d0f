package io.slit.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.slit.core.allocation.Allocation;
import io.slit.core.allocation.AllocationAnswer;
import io.slit.core.allocation.AllocationInstance;
import io.slit.core.allocation.Goal;
import io.slit.core.allocation.Term;
import io.slit.server.solve.SearchedFront;
import io.slit.server.solve.Solved;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes what came of solving an instance; docs/SOLVE.md names the fields. */
public final class SolvedJson {
  private SolvedJson() {}

  /** Returns one object. */
  public static String write(Solved solved) {
    return new String(
        JsonText.bytes(
            json -> {
              json.useDefaultPrettyPrinter();
              json.writeStartObject();
              write(json, solved);
              json.writeEndObject();
            }),
        StandardCharsets.UTF_8);
  }

  private static void write(JsonGenerator json, Solved solved) throws IOException {
    json.writeStringField("instance", solved.instance().frame().name());
    goal(json, solved.goal());
    json.writeStringField("solver", solved.effort().solver());
    json.writeNumberField("seconds", solved.effort().seconds());
    if (solved.answer() instanceof AllocationAnswer.Optimal optimal) {
      json.writeBooleanField("feasible", true);
      json.writeNumberField("total", optimal.total());
      terms(json, optimal.allocation());
      if (optimal.provenGap().isPresent()) {
        json.writeNumberField("proven_gap", optimal.provenGap().getAsDouble());
      } else {
        json.writeNullField("proven_gap");
      }
      front(json, solved);
      routes(json, solved.instance(), optimal.allocation());
      sites(json, solved.instance(), optimal.allocation());
    } else if (solved.answer() instanceof AllocationAnswer.Infeasible infeasible) {
      json.writeBooleanField("feasible", false);
      json.writeNullField("total");
      for (Term term : Term.values()) {
        json.writeNullField(term.key());
      }
      json.writeArrayFieldStart("front");
      json.writeEndArray();
      conflicts(json, infeasible);
    }
  }

  private static void goal(JsonGenerator json, Goal goal) throws IOException {
    json.writeObjectFieldStart("objective");
    if (goal instanceof Goal.Weighted weighted) {
      json.writeStringField("kind", "weighted");
      json.writeObjectFieldStart("weights");
      for (Map.Entry<Term, Double> weight : weighted.weights().entrySet()) {
        json.writeNumberField(weight.getKey().key(), weight.getValue());
      }
      json.writeEndObject();
    } else {
      json.writeStringField("kind", "lexicographic");
      json.writeArrayFieldStart("order");
      for (Term term : goal.terms()) {
        json.writeString(term.key());
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void terms(JsonGenerator json, Allocation allocation) throws IOException {
    for (Term term : Term.values()) {
      json.writeNumberField(term.key(), allocation.term(term));
    }
  }

  private static void front(JsonGenerator json, Solved solved) throws IOException {
    json.writeArrayFieldStart("front");
    for (Allocation one : solved.front().map(SearchedFront::found).orElse(List.of())) {
      point(json, solved.goal(), one);
    }
    json.writeEndArray();
    if (solved.front().isPresent()) {
      SearchedFront front = solved.front().get();
      json.writeArrayFieldStart("exact_front");
      for (Allocation one : front.exact()) {
        point(json, solved.goal(), one);
      }
      json.writeEndArray();
      gaps(json, front);
    }
  }

  private static void point(JsonGenerator json, Goal goal, Allocation one) throws IOException {
    json.writeStartObject();
    json.writeNumberField("total", goal.total(one.terms()));
    terms(json, one);
    json.writeEndObject();
  }

  private static void gaps(JsonGenerator json, SearchedFront front) throws IOException {
    json.writeObjectFieldStart("front_gap");
    gap(json, front.gaps().total());
    for (SearchedFront.Gap gap : front.gaps().terms()) {
      gap(json, gap);
    }
    SearchedFront.Weightings weightings = front.gaps().weightings();
    json.writeObjectFieldStart("weightings");
    json.writeNumberField("count", weightings.count());
    finite(json, "mean_percent_of_range", weightings.meanPercent());
    finite(json, "worst_percent_of_range", weightings.worstPercent());
    json.writeEndObject();
    json.writeNumberField("evaluations", front.effort().evaluations());
    json.writeNumberField("seconds", front.effort().seconds());
    json.writeEndObject();
  }

  private static void gap(JsonGenerator json, SearchedFront.Gap gap) throws IOException {
    json.writeObjectFieldStart(gap.name());
    finite(json, "found", gap.found());
    json.writeNumberField("exact", gap.exact());
    finite(json, "percent", gap.percent().orElse(Double.NaN));
    json.writeEndObject();
  }

  /** Writes null for what is unknown: JSON has no infinite numbers. */
  private static void finite(JsonGenerator json, String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumberField(name, value);
    } else {
      json.writeNullField(name);
    }
  }

  private static void routes(JsonGenerator json, AllocationInstance instance, Allocation one)
      throws IOException {
    json.writeArrayFieldStart("allocation");
    for (Allocation.Route route : one.routes()) {
      json.writeStartObject();
      json.writeNumberField("hour", route.hour());
      json.writeStringField("area", instance.frame().areas().get(route.from().area()));
      json.writeStringField("query_type", instance.types().get(route.from().type()).name());
      json.writeStringField("site", instance.sites().get(route.site()).name());
      json.writeNumberField("share", route.share());
      json.writeNumberField("queries", route.queries());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void sites(JsonGenerator json, AllocationInstance instance, Allocation one)
      throws IOException {
    json.writeArrayFieldStart("sites");
    for (Allocation.SiteHour cell : one.siteHours()) {
      json.writeStartObject();
      json.writeNumberField("hour", cell.hour());
      json.writeStringField("site", instance.sites().get(cell.site()).name());
      json.writeNumberField("it_kwh", cell.itKwh());
      json.writeNumberField("facility_kwh", cell.facilityKwh());
      json.writeNumberField("renewable_kwh", cell.renewableKwh());
      json.writeNumberField("grid_kwh", cell.gridKwh());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void conflicts(JsonGenerator json, AllocationAnswer.Infeasible infeasible)
      throws IOException {
    json.writeArrayFieldStart("conflicts");
    for (AllocationAnswer.Conflict conflict : infeasible.conflicts()) {
      json.writeStartArray();
      for (AllocationAnswer.Shortfall one : conflict.shortfalls()) {
        json.writeStartObject();
        json.writeStringField("limit", one.limit().kind().name().toLowerCase(Locale.ROOT));
        json.writeStringField("where", one.limit().where());
        json.writeNumberField("allowed", one.limit().allowed());
        finite(json, "needed", one.needed());
        json.writeStringField("unit", one.limit().unit());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}
