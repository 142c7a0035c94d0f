package io.slit.server.reports;

import io.slit.server.datasets.format.TableInfo;
import io.slit.server.scenario.SignalChoice;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a reader of a front has to know: how figures are counted, and whose data they are. */
public final class FrontNotes {
  private FrontNotes() {}

  /** Returns how the figures are counted and what is assumed. */
  public static List<String> notes(Exploration exploration) {
    SignalChoice signals = exploration.world().scenario().signals();
    return List.of(
        "Carbon, water and cost are totals of the whole fleet over %s, idle draw of powered nodes included."
            .formatted(time(exploration.searched())),
        "Carbon is operational and location-based: facility energy times the %s, %s carbon intensity of the grid; embodied carbon is not in it."
            .formatted(
                lower(signals.method()),
                switch (signals.scope()) {
                  case DIRECT -> "direct";
                  case LIFECYCLE -> "life-cycle";
                }),
        "Water is what the site evaporates plus what making its electricity consumes; evaporation from hydropower reservoirs is %s."
            .formatted(
                switch (signals.waterFactors()) {
                  case NOHYDRO -> "not counted";
                  case HYDRO -> "counted";
                }),
        "Quality is the published benchmark score of the answering model on the task, weighted by requests.",
        measured(exploration),
        "Assumptions of the scenario, among them fleet sizes and where requests come from, stand marked in its file.");
  }

  private static String time(Searched searched) {
    double minutes = searched.whole().epochSeconds() / 60;
    return searched.isJoint()
        ? "%d epochs of %.0f minutes".formatted(searched.epochs().size(), minutes)
        : "one epoch of %.0f minutes".formatted(minutes);
  }

  private static String measured(Exploration exploration) {
    String text =
        exploration.searched().isJoint()
            ? "Demand is the mean measured over each epoch and conditions are those measured at its start, not forecasts"
            : "Conditions and demand are those measured over this epoch, not forecasts";
    String end =
        exploration.searched().isJoint()
            ? ". Units may be powered on anew in every epoch without a cost of loading models."
            : ".";
    return exploration.question().whatIf().isNone()
        ? text + end
        : text + ", but for the what-ifs named above" + end;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Returns whose data the figures stand on. */
  public static List<String> attribution(Exploration exploration) {
    return exploration.world().dataset().manifest().tables().stream()
        .map(TableInfo::origin)
        .flatMap(origin -> Stream.of(origin.attribution()))
        .distinct()
        .toList();
  }
}
