package io.slit.server.bench;

import io.slit.server.bench.StreamLoad.Seen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the proxy adds: the same requests straight to a deployment and through the proxy, by turns,
 * each in a process of its own, after 30,000 requests that do not count; medians over the rounds of
 * the differences of percentiles. Then many requests, and the heap of the proxy after a collection
 * before, between and after them. Takes about three minutes.
 */
public final class ProxyBench {
  private static final int ROUNDS = 5;
  private static final int CONNECTIONS = 20;
  private static final int PER_SECOND = 500;
  private static final int REQUESTS = 3000;
  private static final int STREAMS_PER_SECOND = 50;
  private static final int STREAMS = 150;
  private static final int LARGE_CONNECTIONS = 50;
  private static final int LARGE_BYTES = 220_000;
  private static final int LARGE_PER_SECOND = 200;
  private static final int LARGE_REQUESTS = 600;
  private static final int HEAP_CONNECTIONS = 16;
  private static final int WARM_UP = 30_000;
  private static final int HEAP_REQUESTS = 200_000;
  private static final double BYTES_PER_MB = 1e6;

  private static final byte[] SHORT = StreamLoad.chat("x-bench-events: 4\r\n", 100);
  private static final byte[] SLOW =
      StreamLoad.chat("x-bench-events: 20\r\nx-bench-gap-ms: 10\r\n", 100);
  private static final byte[] LARGE =
      StreamLoad.chat("x-bench-events: 2\r\nx-bench-wait-ms: 200\r\n", LARGE_BYTES);

  private final Supplier<ServerProcess> upstream;
  private final Function<Integer, ServerProcess> proxy;
  private final Consumer<String> progress;

  /** One round: what the proxy added, in ms. */
  private record Added(double p50, double p99, double gapP99, double largeP99) {}

  /**
   * Creates the bench.
   *
   * @param upstream starts a deployment
   * @param proxy starts a proxy in front of the deployment on a port; answers {@code heap} with the
   *     bytes that a collection leaves
   * @param progress told of each round
   */
  public ProxyBench(
      Supplier<ServerProcess> upstream,
      Function<Integer, ServerProcess> proxy,
      Consumer<String> progress) {
    this.upstream = upstream;
    this.proxy = proxy;
    this.progress = progress;
  }

  /** Runs it and returns the figures by name. */
  public Map<String, Double> run() {
    try (ServerProcess deployment = upstream.get();
        ServerProcess before = proxy.apply(deployment.port())) {
      warmUp(deployment.port());
      warmUp(before.port());
      List<Added> rounds = new ArrayList<>();
      for (int round = 0; round <= ROUNDS; round++) {
        Added added = round(deployment.port(), before.port());
        progress.accept((round == 0 ? "settling " : "measured ") + told(added));
        if (round > 0) {
          rounds.add(added);
        }
      }
      Map<String, Double> figures = new LinkedHashMap<>();
      figures.put("proxy_added_p50_ms", median(rounds, Added::p50));
      figures.put("proxy_added_p99_ms", median(rounds, Added::p99));
      figures.put("sse_added_gap_p99_ms", median(rounds, Added::gapP99));
      figures.put("proxy_220kb_added_p99_ms", median(rounds, Added::largeP99));
      heap(before, figures);
      return figures;
    }
  }

  /** Lets the compiler of the virtual machine see the way of a request before it is timed. */
  private static void warmUp(int port) {
    new StreamLoad(port, SHORT).run(HEAP_CONNECTIONS, 0, WARM_UP);
  }

  private static Added round(int direct, int proxied) {
    Seen plain = new StreamLoad(direct, SHORT).run(CONNECTIONS, PER_SECOND, REQUESTS);
    Seen through = new StreamLoad(proxied, SHORT).run(CONNECTIONS, PER_SECOND, REQUESTS);
    Seen slow = new StreamLoad(direct, SLOW).run(CONNECTIONS, STREAMS_PER_SECOND, STREAMS);
    Seen slowThrough = new StreamLoad(proxied, SLOW).run(CONNECTIONS, STREAMS_PER_SECOND, STREAMS);
    Seen large =
        new StreamLoad(direct, LARGE).run(LARGE_CONNECTIONS, LARGE_PER_SECOND, LARGE_REQUESTS);
    Seen largeThrough =
        new StreamLoad(proxied, LARGE).run(LARGE_CONNECTIONS, LARGE_PER_SECOND, LARGE_REQUESTS);
    return new Added(
        first(through, 0.5) - first(plain, 0.5),
        first(through, 0.99) - first(plain, 0.99),
        Seen.at(slowThrough.gapMillis(), 0.99) - Seen.at(slow.gapMillis(), 0.99),
        first(largeThrough, 0.99) - first(large, 0.99));
  }

  private static double first(Seen seen, double part) {
    return Seen.at(seen.firstMillis(), part);
  }

  private void heap(ServerProcess proxied, Map<String, Double> figures) {
    StreamLoad load = new StreamLoad(proxied.port(), SHORT);
    double start = proxied.ask("heap") / BYTES_PER_MB;
    long began = System.nanoTime();
    load.run(HEAP_CONNECTIONS, 0, HEAP_REQUESTS / 2);
    double middle = proxied.ask("heap") / BYTES_PER_MB;
    load.run(HEAP_CONNECTIONS, 0, HEAP_REQUESTS / 2);
    double seconds = (System.nanoTime() - began) / 1e9;
    double end = proxied.ask("heap") / BYTES_PER_MB;
    progress.accept(
        String.format(
            Locale.ROOT,
            "heap after a collection: %.2f MB at first, %.2f MB after %,d requests, %.2f MB after %,d",
            start,
            middle,
            HEAP_REQUESTS / 2,
            end,
            HEAP_REQUESTS));
    figures.put("proxy_heap_start_mb", start);
    figures.put("proxy_heap_middle_mb", middle);
    figures.put("proxy_heap_end_mb", end);
    figures.put(
        "proxy_heap_growth_bytes_per_request", (end - start) * BYTES_PER_MB / HEAP_REQUESTS);
    figures.put("proxy_requests_per_s", HEAP_REQUESTS / seconds);
  }

  private static String told(Added added) {
    return String.format(
        Locale.ROOT,
        "added: first byte p50 %.3f ms, p99 %.3f ms; gap p99 %.3f ms; 220 KB p99 %.3f ms",
        added.p50,
        added.p99,
        added.gapP99,
        added.largeP99);
  }

  private static double median(List<Added> rounds, Function<Added, Double> number) {
    List<Double> sorted = rounds.stream().map(number).sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
