package io.slit.server.microgrid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.fleet.SiteId;
import io.slit.core.simulation.power.Microgrid;
import io.slit.server.TwoSites;
import io.slit.server.json.LocatedException;
import io.slit.server.json.LocatedYaml;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicrogridReaderTest {
  private static final String GOOD =
      """
      sites:
        - site: DE
          solar: {peak_kw: 2000, clearness: 0.5}
          wind: {rated_kw: 3000, hub_m: 120}
          battery: {capacity_kwh: 4000, charge_kw: 1000, discharge_kw: 900, efficiency_one_way: 0.95}
          grid_limit_kw: 1500
        - site: US-CA
          solar: {peak_kw: 10, clearness: 0.7, performance: 0.8}
      """;

  private static Microgrids read(String text) {
    return MicrogridReader.read(
        LocatedYaml.parse("micro.yaml", text), TwoSites.scenario().fleet().sites());
  }

  @Test
  void readsWhatSitesHaveAndWhatIsUsualWhereItIsNotSaid() {
    Microgrids all = read(GOOD);
    assertEquals(
        new Microgrid(
            new Microgrid.Solar(2000, 0.5, 0.86),
            new Microgrid.Wind(3000, 3, 12, 25, 120),
            new Microgrid.Battery(4000, 0, 1000, 900, 0.95),
            1500),
        all.bySite().get(new SiteId("DE")));
    Microgrid second = Objects.requireNonNull(all.bySite().get(new SiteId("US-CA")));
    assertEquals(new Microgrid.Solar(10, 0.7, 0.8), second.solar());
    assertEquals(Double.POSITIVE_INFINITY, second.gridLimitKw());
    assertEquals(4000 * 0.95, all.usableKwh(), 1e-9);
  }

  @Test
  void everyValueChangesTheTextThatTellsReplaysApart() {
    assertNotEquals(read(GOOD).text(), read(GOOD.replace("0.5}", "0.6}")).text());
    assertEquals(read(GOOD).text(), read(GOOD).text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "site: US-CA | site: USCA | There is no site (USCA)",
        "site: US-CA | site: DE | stands twice",
        "clearness: 0.5 | clearness: 1.4 | clearness",
        "peak_kw: 2000 | peak_kw: -1 | peak power",
        "efficiency_one_way: 0.95 | efficiency_one_way: 0 | efficiency",
        "grid_limit_kw: 1500 | grid_limit_kw: -3 | grid limit",
        "hub_m: 120 | hubb: 120 | hubb",
        "charge_kw: 1000, | '' | charge_kw"
      })
  void whatIsWrongIsNamedWithItsLine(String old, String replacement, String told) {
    LocatedException wrong =
        assertThrows(LocatedException.class, () -> read(GOOD.replaceFirst(old, replacement)));
    String message = String.valueOf(wrong.getMessage());
    assertTrue(message.contains(told) && message.contains("micro.yaml:"), message);
  }
}
