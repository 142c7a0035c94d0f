package io.slit.server.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Asks a running server for decisions over loopback: kept-alive connections, one request at a time
 * on each. Arguments: port, connections, seconds, model.
 */
public final class LoopbackBench {
  private LoopbackBench() {}

  /** Prints throughput and latency of one warm-up round and one measured round. */
  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    int connections = Integer.parseInt(args[1]);
    int seconds = Integer.parseInt(args[2]);
    round("warm-up", port, connections, seconds, args[3]);
    round("measured", port, connections, seconds, args[3]);
  }

  private static void round(String name, int port, int connections, int seconds, String model)
      throws Exception {
    List<Caller> callers = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      Caller caller = new Caller(port, seconds, request(model, i));
      caller.start();
      callers.add(caller);
    }
    for (Caller caller : callers) {
      caller.join();
    }
    long[] nanos = callers.stream().flatMapToLong(Caller::nanos).sorted().toArray();
    System.out.printf(
        "%s: %d connections, %.0f decisions/s, p50 %.0f us, p99 %.0f us, p99.9 %.0f us%n",
        name,
        connections,
        nanos.length / (double) seconds,
        nanos[nanos.length / 2] / 1e3,
        nanos[(int) (nanos.length * 0.99)] / 1e3,
        nanos[(int) (nanos.length * 0.999)] / 1e3);
  }

  private static byte[] request(String model, int i) {
    String body =
        "{\"request_id\":\"bench-%d\",\"model\":\"%s\",\"input_tokens\":500,\"max_output_tokens\":200}"
            .formatted(i, model);
    return ("POST /v1/route HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static final class Caller extends Thread {
    private final int port;
    private final int seconds;
    private final byte[] request;
    private long[] nanos = new long[1 << 16];
    private int calls;

    Caller(int port, int seconds, byte[] request) {
      this.port = port;
      this.seconds = seconds;
      this.request = request;
    }

    LongStream nanos() {
      return Arrays.stream(nanos, 0, calls);
    }

    @Override
    public void run() {
      try (Socket socket = new Socket("127.0.0.1", port)) {
        socket.setTcpNoDelay(true);
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        for (long began = System.nanoTime(); began < end; began = System.nanoTime()) {
          out.write(request);
          readAnswer(in);
          book(System.nanoTime() - began);
        }
      } catch (IOException e) {
        throw new IllegalStateException("The server went away.", e);
      }
    }

    private void book(long took) {
      if (calls == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * calls);
      }
      nanos[calls++] = took;
    }

    private static void readAnswer(InputStream in) throws IOException {
      int length = 0;
      String status = line(in);
      if (!status.contains(" 200")) {
        throw new IOException("The server answered: " + status);
      }
      for (String header = line(in); !header.isEmpty(); header = line(in)) {
        if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
          length = Integer.parseInt(header.substring(15).strip());
        }
      }
      in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new IOException("The server closed the connection.");
        }
        if (c != '\r') {
          line.append((char) c);
        }
      }
      return line.toString();
    }
  }
}
