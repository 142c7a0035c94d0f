package io.slit.server.telemetry.scraping;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one vLLM server says at one time: sums over the engines in it (docs.vllm.ai, "Production
 * Metrics"; names of version 1, and of version 0 where they differ).
 *
 * @param totals counters by metric, with the sums and counts of histograms among them
 * @param replicas engines that say how many requests they run
 * @param inFlight requests that run or wait
 * @param kvCacheUsage mean used part of the key-value caches, 0 to 1
 */
record EngineReading(
    Map<Counter, Double> totals, int replicas, double inFlight, OptionalDouble kvCacheUsage) {
  /** What only grows, until the server is started anew. */
  enum Counter {
    TTFT_SUM("vllm:time_to_first_token_seconds_sum"),
    TTFT_COUNT("vllm:time_to_first_token_seconds_count"),
    STEP_SUM("vllm:inter_token_latency_seconds_sum", "vllm:time_per_output_token_seconds_sum"),
    STEP_COUNT(
        "vllm:inter_token_latency_seconds_count", "vllm:time_per_output_token_seconds_count"),
    QUEUE_SUM("vllm:request_queue_time_seconds_sum"),
    QUEUE_COUNT("vllm:request_queue_time_seconds_count"),
    PROMPT_TOKENS("vllm:prompt_tokens_total"),
    GENERATED_TOKENS("vllm:generation_tokens_total"),
    CACHED_TOKENS("vllm:prefix_cache_hits_total", "vllm:gpu_prefix_cache_hits_total"),
    FINISHED("vllm:request_success_total");

    private final String name;
    private final String earlierName;

    Counter(String name) {
      this(name, name);
    }

    /** Takes its name, and the one it had before: the first that is there counts. */
    Counter(String name, String earlierName) {
      this.name = name;
      this.earlierName = earlierName;
    }
  }

  private static final String RUNNING = "vllm:num_requests_running";
  private static final String WAITING = "vllm:num_requests_waiting";
  private static final List<String> CACHE =
      List.of("vllm:kv_cache_usage_perc", "vllm:gpu_cache_usage_perc");

  EngineReading {
    totals = Map.copyOf(totals);
  }

  /** Returns the reading of an answer. */
  static EngineReading of(List<Sample> samples) {
    Map<String, Double> sums = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    Set<String> engines = new HashSet<>();
    for (Sample sample : samples) {
      sums.merge(sample.name(), sample.value(), Double::sum);
      counts.merge(sample.name(), 1, Integer::sum);
      if (sample.name().equals(RUNNING)) {
        engines.add(sample.label("model_name") + " " + sample.label("engine"));
      }
    }
    Map<Counter, Double> totals = new HashMap<>();
    for (Counter counter : Counter.values()) {
      Stream.of(counter.name, counter.earlierName)
          .filter(sums::containsKey)
          .findFirst()
          .ifPresent(name -> totals.put(counter, sums.getOrDefault(name, 0.0)));
    }
    return new EngineReading(
        totals,
        engines.size(),
        sums.getOrDefault(RUNNING, 0.0) + sums.getOrDefault(WAITING, 0.0),
        CACHE.stream()
            .filter(sums::containsKey)
            .mapToDouble(name -> sums.getOrDefault(name, 0.0) / counts.getOrDefault(name, 1))
            .findFirst());
  }
}
