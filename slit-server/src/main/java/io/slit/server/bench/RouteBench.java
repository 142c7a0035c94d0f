package io.slit.server.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * {@code POST /v1/route} beside bare Jetty and bare Javalin that answer fixed JSON of the same
 * length to the same 20,000 requests: three processes, one client, rounds in turn, medians of the
 * ratios of each round. Takes three to five minutes.
 */
public final class RouteBench {
  /** The key that requests bring. */
  private static final String KEY = "bench-key";

  private static final int ROUNDS = 9;

  /**
   * Rounds before those that count: until the compiler of the JVM has done its work, whose time
   * would count as that of requests.
   */
  private static final int LEAST_WARM_UPS = 3;

  private static final int MOST_WARM_UPS = 8;

  /** Compiler time for a request, in us, at which its work counts as done. */
  private static final double COMPILED_MICROS = 1;

  private static final int REQUESTS = 20_000;
  private static final double WARM_UP_SECONDS = 4;
  private static final double FLOOD_SECONDS = 1.5;
  private static final double PACE_SECONDS = 3;
  private static final int THREADS = 2;
  private static final int CONNECTIONS_EACH = 16;
  private static final int PACED_CONNECTIONS = 16;
  private static final int PER_SECOND = 2000;

  private final Function<Kind, ServerProcess> starter;
  private final Consumer<String> progress;

  /** What answers. */
  public enum Kind {
    /** Jetty with a handler that does not block. */
    JETTY,
    /** Javalin as it comes. */
    JAVALIN,
    /** The routes of this program. */
    SLIT;

    /** Returns the name used on the command line. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One server in one round. */
  private record Round(
      double perSecond, double p99Micros, double cpuMicros, double compilerMicros) {
    double othersMicros() {
      return cpuMicros - compilerMicros;
    }
  }

  /**
   * Creates the bench.
   *
   * @param starter starts a server in a process of its own
   * @param progress told of each round
   */
  public RouteBench(Function<Kind, ServerProcess> starter, Consumer<String> progress) {
    this.starter = starter;
    this.progress = progress;
  }

  /** Runs it and returns the figures by name. */
  public Map<String, Double> run() {
    Map<Kind, ServerProcess> servers = new EnumMap<>(Kind.class);
    try {
      for (Kind kind : Kind.values()) {
        servers.put(kind, starter.apply(kind));
      }
      for (int i = 1; i <= MOST_WARM_UPS; i++) {
        boolean compiled =
            round(servers, true).values().stream()
                .allMatch(one -> one.compilerMicros() < COMPILED_MICROS);
        if (compiled && i >= LEAST_WARM_UPS) {
          break;
        }
      }
      Map<Kind, List<Round>> rounds = new EnumMap<>(Kind.class);
      for (int i = 0; i < ROUNDS; i++) {
        round(servers, false)
            .forEach(
                (kind, one) -> rounds.computeIfAbsent(kind, key -> new ArrayList<>()).add(one));
      }
      return figures(rounds);
    } finally {
      servers.values().forEach(ServerProcess::close);
    }
  }

  private Map<Kind, Round> round(Map<Kind, ServerProcess> servers, boolean warmUp) {
    Map<Kind, Round> each = new EnumMap<>(Kind.class);
    servers.forEach(
        (kind, server) -> {
          Round one = round(server, warmUp);
          progress.accept(told(warmUp, kind, one));
          each.put(kind, one);
        });
    return each;
  }

  /**
   * Measures SLIT whose plan changes beside SLIT under one plan, rounds in turn.
   *
   * @param swapping starts a server whose plan changes
   * @return p99 of both, and the median of the ratios of each round
   */
  public Map<String, Double> runSwapping(Supplier<ServerProcess> swapping) {
    try (ServerProcess steady = starter.apply(Kind.SLIT);
        ServerProcess changing = swapping.get()) {
      List<Round> plain = new ArrayList<>();
      List<Round> swapped = new ArrayList<>();
      List<Double> ratios = new ArrayList<>();
      for (int round = -1; round < ROUNDS; round++) {
        Round one = round(steady, round < 0);
        Round other = round(changing, round < 0);
        progress.accept(told(round < 0, Kind.SLIT, one));
        progress.accept(told(round < 0, Kind.SLIT, other) + ", plans changing");
        if (round >= 0) {
          plain.add(one);
          swapped.add(other);
          ratios.add(other.p99Micros / one.p99Micros);
        }
      }
      Map<String, Double> figures = new LinkedHashMap<>();
      figures.put("route_swap_p99_ratio", median(ratios, Function.identity()));
      figures.put("route_p99_us", median(plain, Round::p99Micros));
      figures.put("route_swap_p99_us", median(swapped, Round::p99Micros));
      figures.put("route_requests_per_s", median(plain, Round::perSecond));
      figures.put("route_swap_requests_per_s", median(swapped, Round::perSecond));
      return figures;
    }
  }

  private static Round round(ServerProcess server, boolean warmUp) {
    LoopbackLoad load = new LoopbackLoad(server.port(), requests());
    double seconds = warmUp ? WARM_UP_SECONDS : FLOOD_SECONDS;
    double perSecond = load.saturate(THREADS, CONNECTIONS_EACH, seconds);
    long compilerBefore = server.compilerNanos();
    long before = server.cpuNanos();
    long[] nanos = load.pace(PACED_CONNECTIONS, PER_SECOND, PACE_SECONDS);
    double cpu = (server.cpuNanos() - before) / 1e3 / nanos.length;
    long compiler = Math.max(0, server.compilerNanos() - compilerBefore);
    return new Round(
        perSecond, nanos[(int) (nanos.length * 0.99)] / 1e3, cpu, compiler / 1e3 / nanos.length);
  }

  /** Requests of different names: they go to different deployments, and are open apart. */
  private static List<byte[]> requests() {
    return IntStream.range(0, REQUESTS).mapToObj(RouteBench::request).toList();
  }

  private static byte[] request(int number) {
    String body = body(number);
    return ("POST /v1/route HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Authorization: Bearer "
            + KEY
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns the hash of the key, in hexadecimal digits. */
  public static String keySha256() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(KEY.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256; this one does not.", e);
    }
  }

  /** Returns the body of a request; all are of the same length. */
  public static String body(int number) {
    return "{\"request_id\":\"bench-%05d\",\"model\":\"%s\",\"input_tokens\":500,\"max_output_tokens\":200}"
        .formatted(number, MadeUpFleet.MODEL);
  }

  private static String told(boolean warmUp, Kind kind, Round round) {
    return String.format(
        Locale.ROOT,
        "%s %-8s %,8.0f requests/s; at %,d/s: p99 %.0f us, CPU %.1f us a request, %.1f of it compiling",
        warmUp ? "warm-up " : "measured",
        kind.key(),
        round.perSecond,
        PER_SECOND,
        round.p99Micros,
        round.cpuMicros,
        round.compilerMicros);
  }

  private static Map<String, Double> figures(Map<Kind, List<Round>> rounds) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("route_cpu_vs_jetty", ratio(rounds, Kind.JETTY, Round::cpuMicros));
    figures.put(
        "route_cpu_vs_jetty_without_compiler", ratio(rounds, Kind.JETTY, Round::othersMicros));
    figures.put("route_throughput_vs_javalin", ratio(rounds, Kind.JAVALIN, Round::perSecond));
    figures.put("route_throughput_vs_jetty", ratio(rounds, Kind.JETTY, Round::perSecond));
    figures.put("route_p99_ratio", ratio(rounds, Kind.JETTY, Round::p99Micros));
    rounds.forEach(
        (kind, each) -> {
          figures.put(kind.key() + "_requests_per_s", median(each, Round::perSecond));
          figures.put(kind.key() + "_p99_us", median(each, Round::p99Micros));
          figures.put(kind.key() + "_cpu_us_per_request", median(each, Round::cpuMicros));
          figures.put(kind.key() + "_compiler_us_per_request", median(each, Round::compilerMicros));
        });
    return figures;
  }

  /** The median of SLIT's value over another's in the same round. */
  private static double ratio(
      Map<Kind, List<Round>> rounds, Kind other, Function<Round, Double> value) {
    List<Round> ours = rounds.getOrDefault(Kind.SLIT, List.of());
    List<Round> theirs = rounds.getOrDefault(other, List.of());
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(value.apply(ours.get(i)) / value.apply(theirs.get(i)));
    }
    return median(ratios, Function.identity());
  }

  private static <T> double median(List<T> values, Function<T, Double> number) {
    List<Double> sorted = values.stream().map(number).sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
