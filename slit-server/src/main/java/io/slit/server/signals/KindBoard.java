package io.slit.server.signals;

import io.slit.core.fleet.SiteId;
import io.slit.server.signals.SiteSignal.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The last good values of one kind of signal, by source and site. Thread-safe; reading takes no
 * lock.
 *
 * <p>The type of its values keeps average and marginal carbon intensities apart: a board takes
 * sources of one type only.
 */
public final class KindBoard<T> {
  private final SignalKind<T> kind;
  private final List<SourceFeed<T>> feeds;
  private final Keeping keeping;
  private final Map<Slot, Seen<T>> seen = new ConcurrentHashMap<>();
  private final List<AtomicLong> failures;

  /**
   * How long values are good.
   *
   * @param fresh age up to which a value counts as current
   * @param hold age up to which it is used
   */
  public record Keeping(Duration fresh, Duration hold) {}

  private record Slot(int feed, SiteId site) {}

  /** The last good value, and what came of the last poll. */
  private record Seen<T>(Optional<Reading<T>> good, Optional<SignalException> failure) {}

  /** Creates a board that knows nothing yet; the first feed with a value wins. */
  public KindBoard(SignalKind<T> kind, List<SourceFeed<T>> feeds, Keeping keeping) {
    this.kind = kind;
    this.feeds = List.copyOf(feeds);
    this.keeping = keeping;
    this.failures = Stream.generate(AtomicLong::new).limit(feeds.size()).toList();
  }

  /** Returns what it holds. */
  public SignalKind<T> kind() {
    return kind;
  }

  /** Returns who is asked, the preferred first. */
  public List<SourceFeed<T>> feeds() {
    return feeds;
  }

  /** Returns an empty board of one of its feeds. */
  KindBoard<T> only(SourceFeed<T> feed) {
    return new KindBoard<>(kind, List.of(feed), keeping);
  }

  /** Notes a value; one that is older than the last is no news. */
  void took(int feed, SiteId site, Reading<T> reading) {
    seen.merge(
        new Slot(feed, site),
        new Seen<>(Optional.of(reading), Optional.empty()),
        (last, next) -> new Seen<>(newer(last, reading), Optional.empty()));
  }

  private static <T> Optional<Reading<T>> newer(Seen<T> last, Reading<T> reading) {
    return last.good()
        .filter(good -> good.observedAt().isAfter(reading.observedAt()))
        .or(() -> Optional.of(reading));
  }

  /** Notes that a poll gave no value; the last good one stays. */
  void missed(int feed, SiteId site, SignalException failure) {
    failures.get(feed).incrementAndGet();
    seen.merge(
        new Slot(feed, site),
        new Seen<>(Optional.empty(), Optional.of(failure)),
        (last, next) -> new Seen<>(last.good(), next.failure()));
  }

  /** Returns how many polls of a feed gave no value. */
  public long failures(int feed) {
    return failures.get(feed).get();
  }

  /** Returns the age of the last good value of a feed at a site, in s. */
  public OptionalDouble ageSeconds(int feed, SiteId site, Instant now) {
    Seen<T> known = seen.get(new Slot(feed, site));
    return known == null || known.good().isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(age(known.good().get(), now).toMillis() / 1000.0);
  }

  /** Returns what is known at a site: a current value of any source before a held one. */
  public SiteSignal<T> at(SiteId site, Instant now) {
    List<SiteSignal<T>> all =
        IntStream.range(0, feeds.size())
            .filter(feed -> feeds.get(feed).zones().containsKey(site))
            .mapToObj(feed -> at(feed, site, now))
            .toList();
    return find(all, State.CURRENT)
        .or(() -> find(all, State.HELD))
        .or(() -> all.stream().findFirst())
        .orElseGet(() -> SiteSignal.unknown(kind, "no source is configured for this site"));
  }

  private static <T> Optional<SiteSignal<T>> find(List<SiteSignal<T>> all, State state) {
    return all.stream().filter(one -> one.state() == state).findFirst();
  }

  private SiteSignal<T> at(int feed, SiteId site, Instant now) {
    Seen<T> known = seen.get(new Slot(feed, site));
    String source = feeds.get(feed).source().name();
    if (known == null) {
      return SiteSignal.unknown(kind, source + " was not asked yet");
    }
    String failure = known.failure().map(SignalException::getMessage).orElse("");
    if (known.good().isEmpty()) {
      return SiteSignal.unknown(kind, failure);
    }
    Reading<T> reading = known.good().get();
    Duration age = age(reading, now);
    if (age.compareTo(keeping.hold()) > 0) {
      return SiteSignal.unknown(
          kind, tooOld(source, age) + (failure.isEmpty() ? "" : "; " + failure));
    }
    boolean fresh = failure.isEmpty() && age.compareTo(keeping.fresh()) <= 0;
    String detail = failure.isEmpty() ? source + " has nothing newer" : failure;
    return new SiteSignal<>(
        kind, fresh ? State.CURRENT : State.HELD, Optional.of(reading), age, fresh ? "" : detail);
  }

  private String tooOld(String source, Duration age) {
    return "the last value of %s is %d s old and is held for %d s"
        .formatted(source, age.toSeconds(), keeping.hold().toSeconds());
  }

  /** What was declared holds until it is declared anew. */
  private static Duration age(Reading<?> reading, Instant now) {
    Duration age = Duration.between(reading.observedAt(), now);
    return age.isNegative() || reading.basis() == Basis.DECLARED ? Duration.ZERO : age;
  }
}
