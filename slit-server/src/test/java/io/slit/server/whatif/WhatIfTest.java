package io.slit.server.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.environment.Environment;
import io.slit.core.environment.Forecast;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.SiteId;
import io.slit.core.search.Outlook;
import io.slit.core.search.PlanningInput;
import io.slit.core.workload.Demand;
import io.slit.core.workload.Epoch;
import io.slit.server.Worldwide;
import io.slit.server.planning.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What-ifs on the committed scenario: what is typed, and what it changes. */
class WhatIfTest {
  private static final SiteId GB = new SiteId("GB");
  private static final SiteId SG = new SiteId("SG");
  private static PlanningInput measured;
  private static WhatIfReader reader;

  @BeforeAll
  static void open() {
    World world = World.source(Worldwide.SCENARIO).load();
    measured =
        world.measured(
            Epoch.containing(Instant.parse("2023-07-10T12:00:00Z"), Duration.ofMinutes(15)));
    reader = new WhatIfReader(world.fleet().sites().stream().map(Datacenter::id).toList());
  }

  private static WhatIf set(String... settings) {
    return reader.read(List.of(settings), List.of(), 1);
  }

  private static SiteConditions conditions(PlanningInput input, SiteId site) {
    return input.environment().find(site).orElseThrow();
  }

  @Test
  void everySignalIsSetAtItsSiteAlone() {
    PlanningInput changed =
        set(
                "site.GB.ci=300",
                "site.GB.price=0.04USD/kWh",
                "site.gb.wue=1.5",
                "site.GB.ewif=2 L/kWh",
                "site.GB.pue=1.5")
            .applyTo(measured);
    SiteConditions old = conditions(measured, GB);
    SiteConditions now = conditions(changed, GB);
    assertEquals(old.carbonIntensity().withGramsPerKwh(300), now.carbonIntensity());
    assertEquals(0.04, now.price().usdPerKwh(), 1e-12);
    assertEquals(1.5, now.siteWater().litresPerKwh());
    assertEquals(2, now.sourceWater().litresPerKwh());
    assertEquals(old.wetBulb(), now.wetBulb());
    assertEquals(1.5, changed.fleet().getSite(GB).pue().ratio());
    assertEquals(conditions(measured, SG), conditions(changed, SG));
    assertEquals(measured.fleet().getSite(SG), changed.fleet().getSite(SG));
  }

  @Test
  void aSiteThatIsLeftOutIsGoneWithItsDeployments() {
    PlanningInput changed = reader.read(List.of(), List.of("SG"), 1).applyTo(measured);
    assertEquals(measured.fleet().sites().size() - 1, changed.fleet().sites().size());
    assertTrue(changed.fleet().deployments().stream().noneMatch(one -> one.site().equals(SG)));
    assertTrue(changed.environment().find(SG).isEmpty());
    assertEquals(measured.classes(), changed.classes());
  }

  @Test
  void loadScalesEveryClass() {
    PlanningInput changed = reader.read(List.of(), List.of(), 1.3).applyTo(measured);
    measured
        .demand()
        .ratesPerSecond()
        .forEach((id, rate) -> assertEquals(1.3 * rate, changed.demand().ratePerSecond(id), 1e-9));
  }

  @Test
  void intervalsChangeAsTheirValuesDo() {
    Environment expected = measured.environment();
    Forecast<Demand> demand =
        new Forecast<>(
            measured.demand(),
            measured.demand().times(0.5),
            measured.demand().times(2),
            measured.epoch().start());
    Environment high = set("site.GB.ci=900", "site.SG.ci=900").applyTo(measured).environment();
    PlanningInput uncertain =
        measured.withOutlook(
            new Outlook(
                demand, new Forecast<>(expected, expected, high, measured.epoch().start())));
    Outlook changed =
        reader.read(List.of("site.GB.ci=300"), List.of(), 2).applyTo(uncertain).outlook();
    assertEquals(
        4 * measured.demand().totalPerSecond(),
        changed.demand().high().totalPerSecond(),
        1e-9 * measured.demand().totalPerSecond());
    Environment ends = changed.environment().high();
    assertEquals(300, ends.find(GB).orElseThrow().carbonIntensity().gramsPerKwh());
    assertEquals(900, ends.find(SG).orElseThrow().carbonIntensity().gramsPerKwh());
  }

  @Test
  void nothingChangedIsTheSameCycle() {
    WhatIf none = reader.read(List.of(), List.of(), 1);
    assertTrue(none.isNone());
    assertSame(measured, none.applyTo(measured));
  }

  @Test
  void saysEveryChangeInWords() {
    assertEquals(
        List.of("demand x 1.3", "without site SG", "site GB: ci = 300 g/kWh"),
        reader.read(List.of("site.GB.ci=300"), List.of("sg"), 1.3).texts());
  }

  @Test
  void saysWhatIsWrongAndWhere() {
    assertRefused(() -> set("site.GBB.ci=300"), "--set site.GBB.ci=300", "Maybe GB is meant");
    assertRefused(() -> set("site.GB.cii=300"), "Maybe ci is meant");
    assertRefused(() -> set("site.GB.ci=30000"), "30000", "[0, 2000]", "g/kWh");
    assertRefused(() -> set("site.GB.pue=0.9"), "[1, 3]");
    assertRefused(() -> set("site.GB.price=40EUR/MWh"), "EUR/MWh", "USD/MWh, USD/kWh");
    assertRefused(() -> set("GB.ci=3"), "site.NAME.SIGNAL=VALUE");
    assertRefused(() -> set("site.GB.ci=3", "site.gb.ci=4"), "set twice");
    assertRefused(() -> reader.read(List.of(), List.of("SGG"), 1), "--without", "Maybe SG");
    assertRefused(() -> reader.read(List.of(), List.of(), 0), "(0, 100]");
    assertRefused(() -> reader.read(List.of("site.SG.ci=3"), List.of("SG"), 1), "left out");
  }

  @Test
  void aSiteWithoutConditionsCannotBeSet() {
    PlanningInput dark = measured.withEnvironment(Environment.of(Map.of()));
    assertRefused(() -> set("site.GB.ci=3").applyTo(dark), "not known");
  }

  @Test
  void oneSiteMustStay() {
    WhatIf empty =
        new WhatIf(
            List.of(),
            Set.copyOf(measured.fleet().sites().stream().map(Datacenter::id).toList()),
            1);
    assertRefused(() -> empty.applyTo(measured), "Every site is left out");
  }

  private static void assertRefused(Runnable what, String... parts) {
    String message = assertThrows(IllegalArgumentException.class, what::run).getMessage();
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
  }
}
