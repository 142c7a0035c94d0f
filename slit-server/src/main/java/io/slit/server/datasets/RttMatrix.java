package io.slit.server.datasets;

import io.slit.server.datasets.format.DatasetException;
import java.util.List;

/** The round-trip time between zones in milliseconds; rows are where a request comes from. */
public final class RttMatrix {

  private final List<String> zones;
  private final double[] rttMs;

  RttMatrix(List<String> zones, double[] rttMs) {
    this.zones = List.copyOf(zones);
    this.rttMs = rttMs.clone();
  }

  /** The zones, in the order of the rows and of the columns. */
  public List<String> zones() {
    return zones;
  }

  /** The round-trip time between two zones by name. */
  public double rttMs(String fromZone, String toZone) {
    return rttMs(indexOf(fromZone), indexOf(toZone));
  }

  /** The round-trip time between two zones by their place in {@link #zones()}. */
  public double rttMs(int from, int to) {
    return rttMs[from * zones.size() + to];
  }

  private int indexOf(String zone) {
    int index = zones.indexOf(zone);
    if (index < 0) {
      throw new DatasetException(
          "The zone (%s) must be one of %s. Check its spelling.".formatted(zone, zones));
    }
    return index;
  }
}
