package io.slit.server.signals;

import io.slit.core.environment.Environment;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.SiteId;
import io.slit.core.units.Celsius;
import io.slit.core.units.ElectricityPrice;
import io.slit.core.units.WaterIntensity;
import io.slit.predictor.water.WetBulbWue;
import io.slit.server.signals.DatasetConditions.TableValues;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The conditions of sites from live sources, and from the tables where a kind is not live.
 * Thread-safe.
 *
 * <p>A site counts only if everything is known of it: what is missing is not made up. On-site water
 * follows the wet bulb by the site's curve.
 */
public final class LiveSignals {
  private final Map<SiteId, WetBulbWue> sites;
  private final Boards boards;
  private final DatasetConditions tables;

  /**
   * The live kinds; the others come from tables.
   *
   * @param carbon of one method: the type says which
   * @param price of electricity
   * @param wetBulb of the outside air
   * @param sourceWater of the electricity
   */
  public record Boards(
      Optional<KindBoard<? extends CarbonValue>> carbon,
      Optional<KindBoard<ElectricityPrice>> price,
      Optional<KindBoard<Celsius>> wetBulb,
      Optional<KindBoard<WaterIntensity>> sourceWater) {
    /** Returns those that there are. */
    public List<KindBoard<?>> all() {
      return Stream.<Optional<? extends KindBoard<?>>>of(carbon, price, wetBulb, sourceWater)
          .<KindBoard<?>>flatMap(Optional::stream)
          .toList();
    }
  }

  /**
   * Creates live signals that know nothing yet.
   *
   * @param sites on-site water of each by its wet bulb
   * @param boards where live values are kept
   * @param tables for what is not live
   */
  public LiveSignals(Map<SiteId, WetBulbWue> sites, Boards boards, DatasetConditions tables) {
    this.sites = new LinkedHashMap<>(sites);
    this.boards = boards;
    this.tables = tables;
  }

  /** Returns where live values are kept. */
  public Boards boards() {
    return boards;
  }

  /** Returns the rounds of questions that fill the boards. */
  public List<SourceCycle<?>> cycles(InstantSource clock) {
    List<SourceCycle<?>> cycles = new ArrayList<>();
    boards.all().forEach(board -> cycles.addAll(cycles(board, clock)));
    return cycles;
  }

  private static <T> List<SourceCycle<T>> cycles(KindBoard<T> board, InstantSource clock) {
    return IntStream.range(0, board.feeds().size())
        .mapToObj(feed -> new SourceCycle<>(board, feed, clock))
        .toList();
  }

  /** Returns what is known at an instant. */
  public SignalSnapshot snapshot(Instant now) {
    List<SignalSnapshot.Site> known = new ArrayList<>();
    Map<SiteId, SiteConditions> conditions = new LinkedHashMap<>();
    sites.forEach(
        (site, curve) -> {
          Mix mix = new Mix(site, now, tables.findWithoutCarbon(site, now));
          mix.conditions(curve).ifPresent(one -> conditions.put(site, one));
          known.add(new SignalSnapshot.Site(site, mix.signals));
        });
    return new SignalSnapshot(now, known, Environment.of(conditions));
  }

  /** The signals of one site, live ones before those of the tables. */
  private final class Mix {
    private final SiteId site;
    private final Instant now;
    private final Optional<TableValues> table;
    private final List<SiteSignal<?>> signals = new ArrayList<>();

    Mix(SiteId site, Instant now, Optional<TableValues> table) {
      this.site = site;
      this.now = now;
      this.table = table;
    }

    Optional<SiteConditions> conditions(WetBulbWue curve) {
      Optional<? extends CarbonValue> carbon =
          boards.carbon().isPresent()
              ? live(boards.carbon().get())
              : fromTable(SignalKind.AVERAGE_CARBON, tables.findCarbon(site, now));
      Optional<ElectricityPrice> price =
          value(SignalKind.PRICE, boards.price(), table.map(TableValues::price));
      Optional<Celsius> wetBulb =
          value(SignalKind.WET_BULB, boards.wetBulb(), table.map(TableValues::wetBulb));
      Optional<WaterIntensity> source =
          value(SignalKind.SOURCE_WATER, boards.sourceWater(), table.map(TableValues::sourceWater));
      if (carbon.isEmpty() || price.isEmpty() || wetBulb.isEmpty() || source.isEmpty()) {
        return Optional.empty();
      }
      WaterIntensity onSite =
          boards.wetBulb().isPresent()
              ? curve.at(wetBulb.get())
              : table.map(TableValues::siteWater).orElseThrow();
      return Optional.of(
          new SiteConditions(
              carbon.get().intensity(), price.get(), wetBulb.get(), onSite, source.get()));
    }

    private <T> Optional<T> value(
        SignalKind<T> kind, Optional<KindBoard<T>> board, Optional<T> inTable) {
      return board.isPresent() ? live(board.get()) : fromTable(kind, inTable);
    }

    private <T> Optional<T> live(KindBoard<T> board) {
      SiteSignal<T> signal = board.at(site, now);
      signals.add(signal);
      return signal.value();
    }

    private <T> Optional<T> fromTable(SignalKind<T> kind, Optional<T> value) {
      if (value.isEmpty()) {
        signals.add(SiteSignal.unknown(kind, "the tables have no value of this time"));
      }
      return value;
    }
  }
}
