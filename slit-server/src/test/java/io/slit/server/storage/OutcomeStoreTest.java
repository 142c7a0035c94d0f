package io.slit.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.fleet.DeploymentId;
import io.slit.core.telemetry.FailureReason;
import io.slit.core.telemetry.Outcome;
import io.slit.core.telemetry.RequestObservation;
import io.slit.core.units.Energy;
import io.slit.core.units.Latency;
import io.slit.core.workload.ClassId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeStoreTest {
  private static final Instant AT = Instant.parse("2023-07-10T12:00:00.123Z");

  @TempDir private Path directory;

  private static RequestObservation seen(String id, Outcome outcome) {
    return new RequestObservation(
        id, AT, new ClassId("chat@DE"), new DeploymentId("DE/h100/m"), outcome);
  }

  private static Outcome completed(int outputTokens) {
    return new Outcome.Completed(
        Latency.ofMillis(120),
        Latency.ofMillis(15),
        500,
        outputTokens,
        Optional.of(new Energy(0.0002)),
        Optional.empty());
  }

  private static Receipt put(OutcomeStore store, String id, int tokens, String key) {
    return store
        .writer()
        .offer(new StoredOutcome(seen(id, completed(tokens)), key))
        .orElseThrow()
        .join();
  }

  @Test
  void givesBackWhatWasStored() {
    List<RequestObservation> sent =
        List.of(
            seen("a", completed(7)),
            seen("b", new Outcome.Failed(FailureReason.OVERLOADED)),
            seen("c", new Outcome.Dropped(FailureReason.TIMEOUT)));
    try (OutcomeStore store = OutcomeStore.open(directory)) {
      sent.forEach(one -> store.writer().offer(new StoredOutcome(one, null)).orElseThrow().join());
    }
    try (OutcomeStore store = OutcomeStore.open(directory)) {
      List<RequestObservation> read = new ArrayList<>();
      store.forEach(read::add);
      assertEquals(sent, read);
      assertEquals(3, store.count());
    }
  }

  @Test
  void aRepeatChangesNothing() {
    try (OutcomeStore store = OutcomeStore.open(directory)) {
      assertEquals(new Receipt.Stored(AT), put(store, "a", 7, null));
      assertEquals(new Receipt.Repeated(AT), put(store, "a", 8, null));
      store.forEach(one -> assertEquals(completed(7), one.outcome()));
      assertEquals(1, store.count());
    }
  }

  @Test
  void aKeyNamesOneOutcome() {
    try (OutcomeStore store = OutcomeStore.open(directory)) {
      assertEquals(new Receipt.Stored(AT), put(store, "a", 7, "k"));
      assertEquals(new Receipt.Repeated(AT), put(store, "a", 7, "k"));
      assertEquals(new Receipt.KeyReused("a"), put(store, "b", 7, "k"));
      assertEquals(1, store.count());
    }
  }

  @Test
  void closingWritesWhatWaits() {
    List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
    try (OutcomeStore store = OutcomeStore.open(directory)) {
      for (int i = 0; i < 5000; i++) {
        receipts.add(
            store
                .writer()
                .offer(new StoredOutcome(seen("d" + i, completed(i)), null))
                .orElseThrow());
      }
    }
    receipts.forEach(receipt -> assertEquals(new Receipt.Stored(AT), receipt.join()));
    try (OutcomeStore store = OutcomeStore.open(directory)) {
      assertEquals(5000, store.count());
    }
  }

  @Test
  void aClosedStoreTakesNothing() {
    OutcomeStore store = OutcomeStore.open(directory);
    store.close();
    assertTrue(store.writer().offer(new StoredOutcome(seen("a", completed(1)), null)).isEmpty());
  }

  @Test
  void aSecondServerIsToldWhoHoldsIt() {
    try (OutcomeStore store = OutcomeStore.open(directory)) {
      assertEquals(0, store.count());
      StateInUseException e =
          assertThrows(StateInUseException.class, () -> OutcomeStore.open(directory));
      assertTrue(
          e.getMessage().contains("process " + ProcessHandle.current().pid()), e.getMessage());
    }
  }

  @Test
  void refusesAStoreOfALaterProgram() throws Exception {
    OutcomeStore.open(directory).close();
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("outcomes.db"))) {
      connection.createStatement().execute("PRAGMA user_version=9");
    }
    StorageException e = assertThrows(StorageException.class, () -> OutcomeStore.open(directory));
    assertTrue(e.getMessage().contains("version 9"), e.getMessage());
  }
}
