package io.slit.server.proxy;

import java.io.BufferedInputStream;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * What the proxy adds on loopback: the same requests at the same rate straight to a stub and
 * through the proxy, by turns, in one process. Arguments: requests per second, seconds of a round,
 * rounds.
 */
public final class ProxyLoopbackBench {
  private static final int CONNECTIONS = 20;
  private static final int EVENTS = 20;
  private static final String BODY = "{\"model\":\"llama-3.1-8b\",\"stream\":true,\"messages\":[]}";

  private ProxyLoopbackBench() {}

  /** Prints medians over the rounds of the differences of percentiles, as JSON. */
  public static void main(String[] args) throws Exception {
    int rate = Integer.parseInt(args[0]);
    int seconds = Integer.parseInt(args[1]);
    int rounds = Integer.parseInt(args[2]);
    try (ProxyServer server =
        new ProxyServer(Files.createTempDirectory("slit-proxy-bench"), Map.of())) {
      int direct = URI.create(server.us.endpoint()).getPort();
      List<double[]> added = new ArrayList<>();
      for (int round = -1; round < rounds; round++) {
        server.us.does(call -> call.stream(StubUpstream.pieces(StubUpstream.EVENTS), 0));
        double[] plain = round(direct, rate, seconds, 1);
        double[] proxied = round(server.port(), rate, seconds, 1);
        List<byte[]> slow = slow();
        server.us.does(call -> call.stream(slow, 10));
        double[] gaps = round(direct, rate / 10, seconds, EVENTS);
        double[] proxiedGaps = round(server.port(), rate / 10, seconds, EVENTS);
        if (round >= 0) {
          added.add(
              new double[] {
                proxied[0] - plain[0], proxied[1] - plain[1], proxiedGaps[2] - gaps[2]
              });
        }
      }
      System.out.printf(
          "{\"proxy_added_p50_ms\":%.3f,\"proxy_added_p99_ms\":%.3f,\"sse_added_gap_p99_ms\":%.3f,\"rounds\":%d}%n",
          median(added, 0), median(added, 1), median(added, 2), rounds);
    }
    System.exit(0);
  }

  private static List<byte[]> slow() {
    List<String> events = new ArrayList<>();
    for (int i = 1; i < EVENTS; i++) {
      events.add("data: {\"choices\":[{\"delta\":{\"content\":\"word\"}}]}\n\n");
    }
    events.add("data: [DONE]\n\n");
    return StubUpstream.pieces(events);
  }

  private static double median(List<double[]> rounds, int at) {
    double[] sorted = rounds.stream().mapToDouble(one -> one[at]).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** Returns p50 and p99 of the first byte, and p99 of the gaps between events, in ms. */
  private static double[] round(int port, int rate, int seconds, int events) throws Exception {
    List<Caller> callers = new ArrayList<>();
    long begin = System.nanoTime() + 50_000_000;
    for (int i = 0; i < CONNECTIONS; i++) {
      long period = 1_000_000_000L * CONNECTIONS / rate;
      Caller caller =
          new Caller(port, begin + period * i / CONNECTIONS, period, rate * seconds / CONNECTIONS);
      caller.start();
      callers.add(caller);
    }
    List<Double> firsts = new ArrayList<>();
    List<Double> gaps = new ArrayList<>(List.of(0.0));
    for (Caller caller : callers) {
      caller.join();
      firsts.addAll(caller.firsts);
      gaps.addAll(caller.gaps);
    }
    if (firsts.size() < CONNECTIONS * (rate * seconds / CONNECTIONS)) {
      throw new IllegalStateException("Only %d requests were answered.".formatted(firsts.size()));
    }
    return new double[] {at(firsts, 0.5), at(firsts, 0.99), at(gaps, 0.99)};
  }

  private static double at(List<Double> values, double part) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[(int) (part * (sorted.length - 1))];
  }

  /**
   * One connection, its requests due at fixed times; late ones are timed from when they were due.
   */
  private static final class Caller extends Thread {
    private final int port;
    private final long begin;
    private final long period;
    private final int count;
    private final List<Double> firsts = new ArrayList<>();
    private final List<Double> gaps = new ArrayList<>();

    Caller(int port, long begin, long period, int count) {
      this.port = port;
      this.begin = begin;
      this.period = period;
      this.count = count;
    }

    @Override
    public void run() {
      byte[] request =
          "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nx-slit-only: US-CA/h100/llama-3.1-8b\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(BODY.length(), BODY)
              .getBytes(StandardCharsets.UTF_8);
      try (Socket socket = new Socket("127.0.0.1", port)) {
        socket.setTcpNoDelay(true);
        InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384);
        for (int i = 0; i < count; i++) {
          long due = begin + i * period;
          while (System.nanoTime() < due) {
            LockSupport.parkNanos(due - System.nanoTime());
          }
          socket.getOutputStream().write(request);
          answer(in, due);
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    private void answer(InputStream in, long due) throws Exception {
      byte[] line = new byte[4096];
      long last = 0;
      while (true) {
        int length = line(in, line);
        boolean event = length > 5 && line[0] == 'd' && line[1] == 'a' && line[2] == 't';
        if (event && line[4] == ':') {
          long now = System.nanoTime();
          if (last == 0) {
            firsts.add((now - due) / 1e6);
          } else {
            gaps.add((now - last) / 1e6);
          }
          last = now;
        } else if (length == 1 && line[0] == '0') {
          line(in, line);
          return;
        }
      }
    }

    /** Reads a line without its end; returns its length. */
    private static int line(InputStream in, byte[] line) throws Exception {
      int length = 0;
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          throw new IllegalStateException("ended: " + Arrays.toString(line));
        }
        if (next != '\r' && length < line.length) {
          line[length++] = (byte) next;
        }
      }
      return length;
    }
  }
}
