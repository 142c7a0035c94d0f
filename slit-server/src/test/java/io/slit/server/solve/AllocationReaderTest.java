package io.slit.server.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.allocation.AllocationInstance;
import io.slit.core.allocation.SiteSignal;
import io.slit.server.json.LocatedException;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocationReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "slit-allocation/1 | slit-allocation/2 | it.json:2: format: The format (slit-allocation/2)",
        "\"hours\": 1 | \"hours\": 0 | it.json:5: hours: The hours (0) must be in [1, 8784]",
        "\"pue\": 1.5 | \"pue\": 0.5 | it.json:33: sites[1].pue: The pue (0.5) must be in [1, 10]",
        "\"pue\": 1.5, | ~~ | sites[1].pue: The key (pue) is missing",
        "\"pue\": 1.5 | \"pue\": [1.5, 1.6] | sites[1].pue: The list of pue has 2 numbers",
        "\"south\": 80 | \"sout\": 80 | network_delay_ms.west.sout: There is no site (sout). Maybe south",
        "{\"chat\": 50000} | {\"code\": 50000} | demand_queries.east.code: There is no query type (code)",
        "{\"chat\": 50000} | {\"chat\": -1} | demand_queries.east.chat: The demand_queries (-1.0)",
        "\"water_cap_l\": 600 | \"water_cap\": 600 | it.json:50: water_cap: The key (water_cap) is unknown",
        "\"renewable_kw\": 45 | \"renewable_kw\": \"45\" | sites[1].renewable_kw: Expected a number",
        "[\"west\", \"east\"] | [\"west\", \"west\"] | areas[1]: The name (west) stands twice",
        "{\"tokens\": 50000000} | {\"token\": 50000000} | does not say how much token a query uses",
        "\"water_cap_l\": 600 | \"delay_cap\": \"all\" | it.json:50: delay_cap:",
        "\"output_tokens\": 100 | \"output_tokens\": 1e99 | must be in [0, 100000000]"
      })
  void aFaultIsToldWithItsLineAndField(String from, String to, String told) throws IOException {
    String right = Files.readString(HandMade.FILE);
    assertTrue(right.contains(from), from);
    String wrong = right.replace(from, to.equals("~~") ? "" : to);
    LocatedException refused =
        assertThrows(LocatedException.class, () -> AllocationReader.read("it.json", wrong));
    assertTrue(refused.getMessage().contains(told), refused.getMessage());
  }

  @Test
  void allFaultsAreToldAtOnce() throws IOException {
    String wrong =
        Files.readString(HandMade.FILE).replace("1.5,", "0,").replace("\"south\": 30", "\"x\": 30");
    LocatedException refused =
        assertThrows(LocatedException.class, () -> AllocationReader.read("it.json", wrong));
    assertEquals(3, refused.count(), refused.getMessage());
  }

  @Test
  void listsInTheOrderOfTheNamesAreTheSameAsMappings() throws IOException {
    String lists =
        Files.readString(HandMade.FILE)
            .replace(
                "{\"west\": {\"chat\": 100000}, \"east\": {\"chat\": 50000}}",
                "[[100000], [[50000]]]")
            .replace(
                "{\"west\": {\"north\": 20, \"south\": 80}, \"east\": {\"north\": 60, \"south\": 30}}",
                "[[20, 80], [60, 30]]");
    assertEquals(HandMade.read(), AllocationReader.read("it.json", lists));
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    AllocationInstance instance = HandMade.read();
    assertEquals(0, instance.sites().get(0).signal(SiteSignal.RENEWABLE, 0));
    assertEquals(
        Double.POSITIVE_INFINITY, instance.sites().get(0).signal(SiteSignal.GRID_LIMIT, 0));
  }
}
