package io.slit.server.signals;

import io.slit.core.fleet.SiteId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What one source says of one site when it is asked once.
 *
 * @param site which
 * @param source who was asked
 * @param zone what it calls the site's zone
 * @param signal what it said; a value too old to be held is unknown
 * @param answered whether there is a value that a plan could use
 */
public record SourceCheck(
    SiteId site, String source, String zone, SiteSignal<?> signal, boolean answered) {
  /** Asks every source of a board once, in the caller's thread. */
  public static <T> List<SourceCheck> of(KindBoard<T> board, InstantSource clock) {
    List<SourceCheck> checks = new ArrayList<>();
    for (SourceFeed<T> feed : board.feeds()) {
      KindBoard<T> alone = board.only(feed);
      new SourceCycle<>(alone, 0, clock).run();
      for (Map.Entry<SiteId, String> one : feed.zones().entrySet()) {
        SiteSignal<T> signal = alone.at(one.getKey(), clock.instant());
        checks.add(
            new SourceCheck(
                one.getKey(),
                feed.source().name(),
                one.getValue(),
                signal,
                signal.reading().isPresent()));
      }
    }
    return checks;
  }
}
