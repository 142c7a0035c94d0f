package io.slit.server.telemetry.scraping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusTextTest {
  @Test
  void readsLabelsEscapesAndTimestamps() {
    String text =
        """
        # HELP vllm:num_requests_running Number of requests in model execution batches.
        # TYPE vllm:num_requests_running gauge
        vllm:num_requests_running{engine="0",model_name="meta-llama/Llama-3.1-8B"} 7.0
        vllm:time_to_first_token_seconds_bucket{le="+Inf", model_name="a\\"b\\\\c\\nd",} 12 1688990400000
        DCGM_FI_DEV_POWER_USAGE 61.5
        vllm:bound +Inf
        other_metric{whatever} none
        """;
    assertEquals(
        List.of(
            new Sample(
                "vllm:num_requests_running",
                Map.of("engine", "0", "model_name", "meta-llama/Llama-3.1-8B"),
                7),
            new Sample(
                "vllm:time_to_first_token_seconds_bucket",
                Map.of("le", "+Inf", "model_name", "a\"b\\c\nd"),
                12),
            new Sample("DCGM_FI_DEV_POWER_USAGE", Map.of(), 61.5),
            new Sample("vllm:bound", Map.of(), Double.POSITIVE_INFINITY)),
        PrometheusText.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vllm:a{b=\"c\" 1",
        "vllm:a{b=\"c",
        "vllm:a{b} 1",
        "vllm:a{b=c} 1",
        "vllm:a{",
        "vllm:a",
        "vllm:a many"
      })
  void namesTheLineThatIsMalformed(String line) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> PrometheusText.parse("# fine\n" + line + "\n"));
    assertEquals("line 2 is no line of Prometheus text", refused.getMessage());
  }
}
