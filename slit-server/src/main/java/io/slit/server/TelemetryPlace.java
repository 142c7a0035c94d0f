package io.slit.server;

import io.slit.server.config.ServerConfig;
import io.slit.server.config.SharedTelemetry;
import io.slit.server.storage.StateInUseException;
import io.slit.server.storage.StateLock;
import io.slit.server.telemetry.store.TelemetryStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a server keeps its telemetry: below its state directory, or a partition of a shared one.
 */
public final class TelemetryPlace implements AutoCloseable {
  private final TelemetryStore store;
  private final @Nullable StateLock lock;

  private TelemetryPlace(TelemetryStore store, @Nullable StateLock lock) {
    this.store = store;
    this.lock = lock;
  }

  /** Returns the telemetry of a server. */
  public static TelemetryStore store(ServerConfig config) {
    return config
        .telemetry()
        .shared()
        .map(shared -> TelemetryStore.ofPartition(shared.directory(), shared.id()))
        .orElseGet(() -> TelemetryStore.of(config.stateDir()));
  }

  /**
   * Returns the telemetry beside that of a server: the other partitions of the shared directory,
   * and what the server kept before it shared one.
   */
  public static List<TelemetryStore> others(ServerConfig config) {
    Optional<SharedTelemetry> shared = config.telemetry().shared();
    return shared
        .map(
            one ->
                Stream.concat(
                        Stream.of(TelemetryStore.of(config.stateDir())),
                        TelemetryStore.partitions(one.directory()).stream()
                            .filter(id -> !id.equals(one.id()))
                            .map(id -> TelemetryStore.ofPartition(one.directory(), id)))
                    .toList())
        .orElse(List.of());
  }

  /**
   * Returns how many rows there are by partition: {@code date=.../site=...}, and the server before
   * it where several share a directory.
   */
  public static Map<String, Long> rowsByPartition(ServerConfig config) {
    Optional<SharedTelemetry> shared = config.telemetry().shared();
    if (shared.isEmpty()) {
      return store(config).rowsByPartition();
    }
    Map<String, Long> rows = new TreeMap<>();
    for (TelemetryStore one : partitions(shared.get())) {
      String server = String.valueOf(one.directory().getFileName());
      one.rowsByPartition().forEach((part, count) -> rows.put(server + "/" + part, count));
    }
    return rows;
  }

  /**
   * Merges small files; returns how many. Of a shared directory, those of all servers that do not
   * run: the others merge their own.
   *
   * @param running told each partition that is left alone
   * @throws StateInUseException if a server uses the state directory, where none is shared
   */
  public static int compact(ServerConfig config, Consumer<String> running) {
    Optional<SharedTelemetry> shared = config.telemetry().shared();
    if (shared.isEmpty()) {
      return StateLock.holding(config.stateDir(), () -> store(config).compact());
    }
    int merged = 0;
    for (TelemetryStore one : partitions(shared.get())) {
      try {
        merged += StateLock.holding(one.directory(), one::compact);
      } catch (StateInUseException e) {
        running.accept(String.valueOf(one.directory().getFileName()));
      }
    }
    return merged;
  }

  private static List<TelemetryStore> partitions(SharedTelemetry shared) {
    return TelemetryStore.partitions(shared.directory()).stream()
        .map(id -> TelemetryStore.ofPartition(shared.directory(), id))
        .toList();
  }

  /**
   * Takes the place of a server for itself.
   *
   * @throws StateInUseException if another server writes to the same partition
   */
  static TelemetryPlace take(ServerConfig config) {
    TelemetryStore store = store(config);
    if (config.telemetry().shared().isEmpty()) {
      return new TelemetryPlace(store, null);
    }
    try {
      return new TelemetryPlace(store, StateLock.take(store.directory()));
    } catch (StateInUseException e) {
      throw new StateInUseException(
          "%s It is the partition of this server's follower_id: give each server one of its own."
              .formatted(e.getMessage()),
          e);
    }
  }

  TelemetryStore store() {
    return store;
  }

  /** Lets others write there. */
  @Override
  public void close() {
    if (lock != null) {
      lock.close();
    }
  }
}
