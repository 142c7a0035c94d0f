package io.slit.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.slit.core.search.Gap;
import io.slit.server.reports.ShownGap;
import java.io.IOException;
import java.util.List;

/**
 * Writes {@code gap}: for each objective the best value of a run, the bound that no plan is better
 * than, how far apart they are in percent of the bound, and whether the bound is reached.
 */
final class GapJson {
  private GapJson() {}

  /** Writes the object; it is empty where no gap is known. */
  static void write(JsonGenerator json, List<Gap> gaps) throws IOException {
    json.writeObjectFieldStart("gap");
    for (ShownGap gap : ShownGap.of(gaps)) {
      json.writeObjectFieldStart(gap.shown().name());
      json.writeNumberField("best", gap.best());
      json.writeNumberField("bound", gap.bound());
      if (gap.percent().isPresent()) {
        json.writeNumberField("percent", gap.percent().getAsDouble());
      } else {
        json.writeNullField("percent");
      }
      json.writeBooleanField("exact", gap.exact());
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
