package io.slit.server.signals.vendor;

import io.slit.server.signals.Basis;
import io.slit.server.signals.Reading;
import io.slit.server.signals.SignalKind;
import io.slit.server.signals.SignalSource;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Values that stand in the configuration; a zone is a site. */
final class DeclaredValues<T> implements SignalSource<T> {
  private final SignalKind<T> kind;
  private final Map<String, T> values;
  private final Instant since;

  DeclaredValues(SignalKind<T> kind, Map<String, T> values, Instant since) {
    this.kind = kind;
    this.values = Map.copyOf(values);
    this.since = since;
  }

  @Override
  public String name() {
    return "declared";
  }

  @Override
  public SignalKind<T> kind() {
    return kind;
  }

  @Override
  public Reading<T> read(String zone, Instant now) {
    T value = Optional.ofNullable(values.get(zone)).orElseThrow();
    return new Reading<>(value, name(), Basis.DECLARED, since);
  }
}
