package io.slit.server.telemetry.scraping;

import io.slit.core.fleet.Deployment;
import io.slit.server.TwoSites;

/** Answers of vLLM and DCGM, made by hand after their documentation. */
final class Scrapes {
  static final String BLANK = "9223372036854775794";

  private Scrapes() {}

  static Deployment deployment() {
    return TwoSites.scenario().fleet().deployments().get(0);
  }

  /**
   * Returns the metrics of an engine that has served some requests of 500 tokens, 384 of them
   * cached, and 200 tokens out: first token after 0.3 s, 0.1 of it in the queue, 20 ms a token.
   */
  static String engine(int requests) {
    return """
    # TYPE vllm:num_requests_running gauge
    vllm:num_requests_running{engine="0",model_name="m"} 9.0
    vllm:num_requests_waiting{engine="0",model_name="m"} 2.0
    vllm:kv_cache_usage_perc{engine="0",model_name="m"} 0.25
    vllm:time_to_first_token_seconds_bucket{engine="0",le="0.5",model_name="m"} %1$d
    vllm:time_to_first_token_seconds_sum{engine="0",model_name="m"} %2$s
    vllm:time_to_first_token_seconds_count{engine="0",model_name="m"} %1$d
    vllm:inter_token_latency_seconds_sum{engine="0",model_name="m"} %3$s
    vllm:inter_token_latency_seconds_count{engine="0",model_name="m"} %4$d
    vllm:request_queue_time_seconds_sum{engine="0",model_name="m"} %5$s
    vllm:request_queue_time_seconds_count{engine="0",model_name="m"} %1$d
    vllm:prompt_tokens_total{engine="0",model_name="m"} %6$d
    vllm:generation_tokens_total{engine="0",model_name="m"} %7$d
    vllm:prefix_cache_hits_total{engine="0",model_name="m"} %8$d
    vllm:request_success_total{engine="0",finished_reason="stop",model_name="m"} %1$d
    vllm:request_success_total{engine="0",finished_reason="length",model_name="m"} 0
    """
        .formatted(
            requests,
            0.3 * requests,
            0.02 * 199 * requests,
            199 * requests,
            0.1 * requests,
            500 * requests,
            200 * requests,
            384 * requests);
  }

  /** Returns the metrics of two GPUs. */
  static String gpus(String joulesOfFirst, double watts) {
    return """
    DCGM_FI_DEV_POWER_USAGE{gpu="0",UUID="GPU-a",Hostname="h"} %2$s
    DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION{gpu="0",UUID="GPU-a",Hostname="h"} %1$s
    DCGM_FI_DEV_POWER_USAGE{gpu="1",UUID="GPU-b",Hostname="h"} 70
    DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION{gpu="1",UUID="GPU-b",Hostname="h"} 5
    """
        .formatted(joulesOfFirst, watts);
  }
}
