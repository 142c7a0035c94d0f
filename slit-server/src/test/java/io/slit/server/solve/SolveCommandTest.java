package io.slit.server.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slit.server.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slit solve} as it is typed. */
class SolveCommandTest {
  @TempDir private Path work;

  private static CommandRun solve(Path file, String... flags) {
    List<String> args = new ArrayList<>(List.of("solve", file.toString()));
    args.addAll(List.of(flags));
    return CommandRun.of(args.toArray(String[]::new));
  }

  @Test
  void theJsonHoldsTotalTermsFeasibilityTimeAndFront() throws IOException {
    CommandRun run =
        solve(
            HandMade.FILE, "--objective", "energy=1,carbon=1,delay=1", "--budget", "300", "--json");
    assertEquals(0, run.code(), run.err());
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertEquals(23.825, json.get("total").asDouble(), 1e-9);
    assertEquals(10.5, json.get("energy").asDouble(), 1e-9);
    assertEquals(3.75, json.get("carbon").asDouble(), 1e-9);
    assertEquals(9.575, json.get("delay").asDouble(), 1e-9);
    assertTrue(json.get("feasible").asBoolean());
    assertTrue(json.get("seconds").asDouble() >= 0);
    assertTrue(json.get("front").size() > 0);
    assertTrue(json.get("front").get(0).get("total").asDouble() >= 23.825 - 1e-9);
    assertTrue(json.get("front_gap").get("total").get("percent").asDouble() >= 0);
    assertEquals("north", json.get("allocation").get(0).get("site").asText());
  }

  @Test
  void anInfeasibleInstanceEndsWithItsOwnCodeAndItsConflicts() throws IOException {
    Path file = work.resolve("tight.json");
    Files.writeString(file, Files.readString(HandMade.FILE).replace("50000000", "30000000"));
    CommandRun text = solve(file);
    assertEquals(4, text.code(), text.err());
    assertTrue(text.out().contains("short by"), text.out());
    assertTrue(text.out().contains("hour 0"), text.out());
    JsonNode json = new ObjectMapper().readTree(solve(file, "--json").out());
    assertTrue(json.get("total").isNull() && !json.get("feasible").asBoolean());
    assertEquals("capacity", json.get("conflicts").get(0).get(0).get("limit").asText());
  }

  @Test
  void filesHoldTheAllocationAndTheFront() throws IOException {
    CommandRun run = solve(HandMade.FILE, "--out", work.toString(), "--budget", "100");
    assertEquals(0, run.code(), run.err());
    List<String> allocation = Files.readAllLines(work.resolve("allocation.csv"));
    assertEquals("hour,area,query_type,site,share,queries", allocation.get(0));
    assertEquals(4, allocation.size());
    assertEquals(3, Files.readAllLines(work.resolve("sites.csv")).size());
    assertTrue(Files.readAllLines(work.resolve("front.csv")).size() > 3);
  }

  @Test
  void wrongFlagsAreToldWithAdvice() {
    CommandRun term = solve(HandMade.FILE, "--objective", "carbon_k");
    assertEquals(2, term.code());
    assertTrue(term.err().contains("Maybe carbon_kg is meant"), term.err());
    assertEquals(2, solve(HandMade.FILE, "--objective", "energy=-1").code());
    assertEquals(2, solve(HandMade.FILE, "--lexicographic", "delay,delay").code());
    assertEquals(
        2, solve(HandMade.FILE, "--objective", "delay", "--lexicographic", "delay").code());
    assertEquals(2, solve(work.resolve("none.json")).code());
  }

  @Test
  void theCarbonTermOfUntaxedCarbonIsRefused() throws IOException {
    Path file = work.resolve("untaxed.json");
    Files.writeString(
        file,
        Files.readString(HandMade.FILE)
            .replace("\"carbon_tax_usd_per_t\": 100", "\"carbon_tax_usd_per_t\": 0"));
    CommandRun run = solve(file, "--objective", "carbon");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("carbon_kg"), run.err());
  }
}
