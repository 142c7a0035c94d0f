package io.slit.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.slit.core.fleet.SiteId;
import io.slit.server.signals.Reading;
import io.slit.server.signals.SignalSnapshot;
import io.slit.server.signals.SiteSignal;
import io.slit.server.signals.SiteSignal.State;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes what is known of live signals; what is not known has no value, not 0. */
public final class SignalsJson {
  private SignalsJson() {}

  /** A value of one source at one site, or why there is none. */
  public record Line(
      SiteId site, String source, String zone, SiteSignal<?> signal, boolean answered) {}

  /** Returns the JSON of values as {@code slit signals check} asked for them. */
  public static byte[] write(List<Line> lines) {
    return JsonText.bytes(
        json -> {
          json.writeStartArray();
          for (Line line : lines) {
            json.writeStartObject();
            json.writeStringField("site", line.site().value());
            json.writeStringField("zone", line.zone());
            json.writeStringField("asked", line.source());
            json.writeBooleanField("answered", line.answered());
            writeSignal(json, line.signal());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  static void write(JsonGenerator json, SignalSnapshot snapshot) throws IOException {
    json.writeObjectFieldStart("signals");
    json.writeStringField("at", snapshot.at().toString());
    writeSites(json, "held", snapshot.in(State.HELD));
    writeSites(json, "unknown", snapshot.in(State.UNKNOWN));
    json.writeArrayFieldStart("sites");
    for (SignalSnapshot.Site site : snapshot.sites()) {
      json.writeStartObject();
      json.writeStringField("site", site.id().value());
      json.writeStringField("state", site.state().key());
      json.writeArrayFieldStart("signals");
      for (SiteSignal<?> signal : site.signals()) {
        json.writeStartObject();
        writeSignal(json, signal);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeSites(JsonGenerator json, String name, List<SiteId> sites)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (SiteId site : sites) {
      json.writeString(site.value());
    }
    json.writeEndArray();
  }

  static <T> void writeSignal(JsonGenerator json, SiteSignal<T> signal) throws IOException {
    json.writeStringField("signal", signal.kind().key());
    json.writeStringField("state", signal.state().key());
    if (signal.reading().isPresent()) {
      Reading<T> reading = signal.reading().get();
      JsonText.number(json, "value", signal.kind().number(reading.value()));
      json.writeStringField("unit", signal.kind().unit());
      json.writeStringField("source", reading.source());
      json.writeStringField("basis", reading.basis().key());
      json.writeStringField("observed_at", reading.observedAt().toString());
      json.writeNumberField("age_s", signal.age().toSeconds());
    }
    if (signal.kind().method().isPresent()) {
      json.writeStringField("method", signal.kind().method().get().name().toLowerCase(Locale.ROOT));
    }
    if (!signal.detail().isEmpty()) {
      json.writeStringField("detail", signal.detail());
    }
  }
}
