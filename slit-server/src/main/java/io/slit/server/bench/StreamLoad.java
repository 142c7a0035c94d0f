package io.slit.server.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends one request over and over on kept-alive loopback connections, each at times fixed before,
 * and times the first byte of each answer and the pauses between its parts. What is late is timed
 * from when it was due. An answer without status 200 ends it.
 */
final class StreamLoad {
  private static final double NANOS_PER_MILLI = 1e6;

  private final int port;
  private final byte[] request;

  StreamLoad(int port, byte[] request) {
    this.port = port;
    this.request = request;
  }

  /**
   * What callers saw, ascending.
   *
   * @param firstMillis until the first byte
   * @param gapMillis between parts of one answer
   */
  record Seen(List<Double> firstMillis, List<Double> gapMillis) {
    /** Returns a quantile of values that ascend. */
    static double at(List<Double> values, double part) {
      return values.get((int) (part * (values.size() - 1)));
    }
  }

  /** Sends so many requests a second; 0 for as fast as answers come. */
  Seen run(int connections, double perSecond, int requests) {
    List<Caller> callers = new ArrayList<>();
    long begin = System.nanoTime() + 50_000_000;
    long period = perSecond == 0 ? 0 : (long) (1e9 * connections / perSecond);
    for (int i = 0; i < connections; i++) {
      callers.add(new Caller(begin + period * i / connections, period, requests / connections));
    }
    callers.forEach(Thread::start);
    List<Double> firsts = new ArrayList<>();
    List<Double> gaps = new ArrayList<>();
    for (Caller caller : callers) {
      caller.finish();
      firsts.addAll(caller.firsts);
      gaps.addAll(caller.gaps);
    }
    firsts.sort(null);
    gaps.sort(null);
    return new Seen(firsts, gaps);
  }

  private final class Caller extends Thread {
    private final long begin;
    private final long period;
    private final int count;
    private final List<Double> firsts = new ArrayList<>();
    private final List<Double> gaps = new ArrayList<>();
    private boolean done;

    Caller(long begin, long period, int count) {
      this.begin = begin;
      this.period = period;
      this.count = count;
    }

    void finish() {
      try {
        join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("The measurement was interrupted.", e);
      }
      if (!done) {
        throw new IllegalStateException("A request failed; see the error above.");
      }
    }

    @Override
    public void run() {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setTcpNoDelay(true);
        InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384);
        for (int i = 0; i < count; i++) {
          long due = period == 0 ? System.nanoTime() : begin + i * period;
          for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
          }
          socket.getOutputStream().write(request);
          answer(in, due);
        }
        done = true;
      } catch (IOException e) {
        throw new IllegalStateException("The server on port %d went away.".formatted(port), e);
      }
    }

    private void answer(InputStream in, long due) throws IOException {
      String status = line(in);
      if (!status.startsWith("HTTP/1.1 200")) {
        throw new IOException("The server answered: " + status);
      }
      int length = -1;
      for (String header = line(in); !header.isEmpty(); header = line(in)) {
        String lower = header.toLowerCase(Locale.ROOT);
        if (lower.startsWith("content-length:")) {
          length = Integer.parseInt(header.substring("content-length:".length()).strip());
        }
      }
      if (length >= 0) {
        skip(in, 1);
        firsts.add((System.nanoTime() - due) / NANOS_PER_MILLI);
        skip(in, length - 1);
      } else {
        chunks(in, due);
      }
    }

    private void chunks(InputStream in, long due) throws IOException {
      long last = 0;
      for (int size = size(in); size > 0; size = size(in)) {
        long now = System.nanoTime();
        if (last == 0) {
          firsts.add((now - due) / NANOS_PER_MILLI);
        } else {
          gaps.add((now - last) / NANOS_PER_MILLI);
        }
        last = now;
        skip(in, size + 2);
      }
      line(in);
    }

    private static int size(InputStream in) throws IOException {
      return Integer.parseInt(line(in).strip(), 16);
    }

    private static void skip(InputStream in, int bytes) throws IOException {
      in.skipNBytes(bytes);
    }

    private static String line(InputStream in) throws IOException {
      StringBuilder line = new StringBuilder();
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          throw new IOException("The server closed the connection.");
        }
        if (next != '\r') {
          line.append((char) next);
        }
      }
      return line.toString();
    }
  }

  /** Returns the bytes of a chat request. */
  static byte[] chat(String headers, int promptBytes) {
    String body =
        "{\"model\":\"%s\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
            .formatted(MadeUpFleet.MODEL, "a".repeat(promptBytes));
    return ("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + headers
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
