package io.slit.server.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests in turn, over and over, on kept-alive loopback connections and checks that each
 * answer has status 200.
 */
final class LoopbackLoad {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final int port;
  private final List<byte[]> requests;

  LoopbackLoad(int port, List<byte[]> requests) {
    this.port = port;
    this.requests = List.copyOf(requests);
  }

  /** Returns requests answered per second, with as many open as there are connections. */
  double saturate(int threads, int connectionsEach, double seconds) {
    List<Worker> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      workers.add(new Worker(socket -> flood(socket, seconds), connectionsEach));
    }
    return run(workers).length / seconds;
  }

  /** Returns what each answer took in ns, ascending, at a fixed rate over all connections. */
  long[] pace(int connections, int perSecond, double seconds) {
    List<Worker> workers = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      long gap = (long) connections * NANOS_PER_SECOND / perSecond;
      long offset = i * gap / connections;
      workers.add(new Worker(sockets -> beat(sockets.get(0), gap, offset, seconds), 1));
    }
    return run(workers);
  }

  private static long[] run(List<Worker> workers) {
    workers.forEach(Thread::start);
    for (Worker worker : workers) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("The measurement was interrupted.", e);
      }
    }
    return workers.stream()
        .flatMapToLong(worker -> Arrays.stream(worker.took()))
        .sorted()
        .toArray();
  }

  /** Writes to all connections, then reads from all. */
  private long[] flood(List<Connection> connections, double seconds) throws IOException {
    long end = System.nanoTime() + (long) (seconds * NANOS_PER_SECOND);
    Times times = new Times();
    int turn = 0;
    while (System.nanoTime() < end) {
      for (Connection connection : connections) {
        connection.send(requests.get(turn++ % requests.size()));
      }
      for (Connection connection : connections) {
        connection.receive();
        times.add(0);
      }
    }
    return times.toArray();
  }

  /** Sends on the beat; an answer that is late delays the next request, not those after it. */
  private long[] beat(Connection connection, long gap, long offset, double seconds)
      throws IOException {
    long next = System.nanoTime() + offset;
    long end = next + (long) (seconds * NANOS_PER_SECOND);
    Times times = new Times();
    int turn = (int) (offset % requests.size());
    for (; next < end; next += gap) {
      for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      long began = System.nanoTime();
      connection.send(requests.get(turn++ % requests.size()));
      connection.receive();
      times.add(System.nanoTime() - began);
    }
    return times.toArray();
  }

  /** What a worker does with its connections. */
  @FunctionalInterface
  private interface Work {
    long[] on(List<Connection> connections) throws IOException;
  }

  private final class Worker extends Thread {
    private final Work work;
    private final int connections;
    private long[] took = {};
    private volatile boolean done;

    Worker(Work work, int connections) {
      this.work = work;
      this.connections = connections;
    }

    long[] took() {
      if (!done) {
        throw new IllegalStateException("A connection broke; see the error above.");
      }
      return took;
    }

    @Override
    public void run() {
      List<Connection> open = new ArrayList<>();
      try {
        for (int i = 0; i < connections; i++) {
          open.add(new Connection(new Socket(InetAddress.getLoopbackAddress(), port)));
        }
        took = work.on(open);
        for (Connection connection : open) {
          connection.close();
        }
        done = true;
      } catch (IOException e) {
        throw new IllegalStateException("The server on port %d went away.".formatted(port), e);
      }
    }
  }

  /** Longs that grow. */
  private static final class Times {
    private long[] values = new long[1 << 12];
    private int size;

    void add(long value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    long[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}
