package io.slit.server.telemetry.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.slit.server.TwoSites;
import io.slit.server.json.LiteLlmLines;
import io.slit.server.json.OtelLines;
import io.slit.server.telemetry.importing.TelemetryImport.Imported;
import io.slit.server.telemetry.importing.TelemetryImport.Refused;
import io.slit.server.telemetry.store.TelemetryStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples made by hand from the documentation of the formats. */
class TelemetryImportTest {
  @TempDir private Path state;

  private static Path sample(String name) throws Exception {
    return Path.of(
        Objects.requireNonNull(TelemetryImportTest.class.getResource(name), name).toURI());
  }

  private Imported run(String format, RequestLines lines, String deployment, String file)
      throws Exception {
    return new TelemetryImport(format, lines, TwoSites.scenario().fleet(), deployment)
        .run(sample(file), TelemetryStore.of(state));
  }

  private List<String> rows(String columns) throws Exception {
    String sql =
        "select %s from read_parquet('%s/telemetry/**/part-*.parquet', hive_partitioning = true) order by decision_id"
            .formatted(columns, state);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (found.next()) {
        rows.add(found.getString(1));
      }
      return rows;
    }
  }

  private void assertHoldsNoPrompt() throws Exception {
    try (Stream<Path> paths = Files.walk(state)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains("secret"));
      }
    }
  }

  @Test
  void takesLiteLlmPayloadsAndCountsWhatItCannotUse() throws Exception {
    Imported imported = run("litellm", new LiteLlmLines(), "", "litellm.ndjson");
    assertEquals(6, imported.lines());
    assertEquals(2, imported.rows());
    assertEquals(
        Map.of(
            "no time to first token: it was not streamed",
            new Refused(1, 2),
            "startTime is not a number",
            new Refused(1, 5),
            "the line is no JSON",
            new Refused(1, 6),
            "0 deployments have the endpoint (https://api.openai.com) and the model (gpt-4o); name"
                + " one by --deployment",
            new Refused(1, 7)),
        imported.refused());
    assertEquals(
        List.of(
            "litellm:chatcmpl-1 DE completed 512 200 210 20 1688990404190",
            "litellm:chatcmpl-3 US-CA failed 7 0 none none 1688990403000"),
        rows(
            "concat_ws(' ', decision_id, site, status, input_tokens, output_tokens,"
                + " coalesce(round(ttft_ms)::int::text, 'none'),"
                + " coalesce(round(tpot_ms)::int::text, 'none'), epoch_ms(reported_at))"));
    assertHoldsNoPrompt();
  }

  @Test
  void theSameFileTwiceIsTheSameAsOnce() throws Exception {
    run("litellm", new LiteLlmLines(), "", "litellm.ndjson");
    run("litellm", new LiteLlmLines(), "", "litellm.ndjson");
    assertEquals(2, rows("decision_id").size());
  }

  @Test
  void takesSpansOfADeploymentByItsName() throws Exception {
    Imported imported = run("otel", new OtelLines(), TwoSites.EU, "otel.json");
    assertEquals(1, imported.rows());
    assertEquals(
        Map.of(
            "no time to first token: it was not streamed", new Refused(1, 1),
            "the line holds no span", new Refused(1, 2)),
        imported.refused());
    assertEquals(
        List.of("DE 512 200 210 20"),
        rows(
            "concat_ws(' ', site, input_tokens, output_tokens, round(ttft_ms)::int,"
                + " round(tpot_ms)::int)"));
    assertHoldsNoPrompt();
  }
}
