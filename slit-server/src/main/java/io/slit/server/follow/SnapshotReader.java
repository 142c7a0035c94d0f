package io.slit.server.follow;

import io.slit.core.fleet.DeploymentId;
import io.slit.core.impact.Footprint;
import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.PlanShape;
import io.slit.core.plan.PlanTarget;
import io.slit.core.plan.PlannedConcurrency;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.plan.TargetEstimate;
import io.slit.core.plan.TargetEstimate.Band;
import io.slit.core.plan.TargetEstimate.Range;
import io.slit.core.search.Bound;
import io.slit.core.search.Gap;
import io.slit.core.spi.ServingEstimate.Basis;
import io.slit.core.units.CarbonMass;
import io.slit.core.units.Energy;
import io.slit.core.units.Latency;
import io.slit.core.units.Money;
import io.slit.core.units.Share;
import io.slit.core.units.WaterVolume;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Epoch;
import io.slit.server.planning.PlanSnapshot;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Reads what {@link SnapshotWriter} writes. */
public final class SnapshotReader {
  /** More of anything is no snapshot of ours. */
  private static final int MOST = 1 << 16;

  private final DataInputStream in;

  private SnapshotReader(DataInputStream in) {
    this.in = in;
  }

  /**
   * Returns the snapshot of some bytes.
   *
   * @throws IllegalArgumentException if they are none, or of another version; the message says why
   */
  public static PlanSnapshot read(byte[] bytes) {
    int body = bytes.length - Long.BYTES;
    if (body < 0) {
      throw broken("it has %d bytes".formatted(bytes.length), null);
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, body))) {
      checkFormat(in);
      CRC32C sum = new CRC32C();
      sum.update(bytes, 0, body);
      if (sum.getValue() != ByteBuffer.wrap(bytes, body, Long.BYTES).getLong()) {
        throw broken("its check sum is another", null);
      }
      return new SnapshotReader(in).snapshot();
    } catch (IOException | DateTimeException e) {
      throw broken(String.valueOf(e.getMessage()), e);
    }
  }

  private static void checkFormat(DataInputStream in) throws IOException {
    String magic = in.readUTF();
    if (!magic.equals(SnapshotWriter.MAGIC)) {
      throw broken("it does not begin as one", null);
    }
    int version = in.readInt();
    if (version != SnapshotWriter.VERSION) {
      throw new IllegalArgumentException(
          "The snapshot has version %d and must have %d. Run the same version of SLIT on both."
              .formatted(version, SnapshotWriter.VERSION));
    }
  }

  private static IllegalArgumentException broken(String why, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "These bytes are no whole snapshot of a plan: %s.".formatted(why), cause);
  }

  private PlanSnapshot snapshot() throws IOException {
    String scenario = in.readUTF();
    String fingerprint = in.readUTF();
    PlanShape shape =
        new PlanShape(
            names().stream().map(ClassId::new).toList(),
            names().stream().map(DeploymentId::new).toList());
    PlanSnapshot.Run run = run(shape);
    List<PublishedPlan> plans = new ArrayList<>();
    for (int left = count("plans"); left > 0; left--) {
      plans.add(plan(shape));
    }
    if (plans.isEmpty()) {
      throw broken("it holds no plan", null);
    }
    readConcurrency(plans, shape);
    return new PlanSnapshot(
        scenario, fingerprint, plans.get(0), plans.subList(1, plans.size()), run);
  }

  /** Planners of before do not tell it: their snapshots end here. */
  private void readConcurrency(List<PublishedPlan> plans, PlanShape shape) throws IOException {
    if (in.available() > 0) {
      for (int i = 0; i < plans.size(); i++) {
        plans.set(i, plans.get(i).withConcurrency(concurrency(shape.deployments().size())));
      }
    }
  }

  private PlannedConcurrency concurrency(int deployments) throws IOException {
    int count = count("planned concurrencies");
    if (count != 0 && count != deployments) {
      throw broken(
          "the number of planned concurrencies (%d) must be 0 or %d".formatted(count, deployments),
          null);
    }
    List<Double> perReplica = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      perReplica.add(in.readDouble());
    }
    return new PlannedConcurrency(perReplica);
  }

  private PlanSnapshot.Run run(PlanShape shape) throws IOException {
    Map<ClassId, Double> demand = new LinkedHashMap<>();
    for (int left = count("rates"); left > 0; left--) {
      ClassId id = shape.classes().get(index("class", shape.classes().size()));
      demand.put(id, in.readDouble());
    }
    List<Gap> gaps = new ArrayList<>();
    for (int left = count("gaps"); left > 0; left--) {
      Objective objective = objective(in.readUTF());
      gaps.add(new Gap(new Bound(objective, in.readDouble(), in.readBoolean()), in.readDouble()));
    }
    byte[] shown = in.readNBytes(index("length of the plan in JSON", in.available() + 1));
    return new PlanSnapshot.Run(demand, gaps, new String(shown, StandardCharsets.UTF_8));
  }

  private static Objective objective(String key) {
    return Stream.of(Objective.values())
        .filter(one -> one.key().equals(key))
        .findFirst()
        .orElseThrow(() -> broken("the objective (%s) is unknown".formatted(key), null));
  }

  private List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    for (int left = count("names"); left > 0; left--) {
      names.add(in.readUTF());
    }
    return names;
  }

  private PublishedPlan plan(PlanShape shape) throws IOException {
    String id = in.readUTF();
    String modelId = in.readUTF();
    Epoch epoch = new Epoch(Instant.parse(in.readUTF()), Duration.parse(in.readUTF()));
    Instant madeAt = Instant.parse(in.readUTF());
    double[] objectives = new double[count("objectives")];
    for (int i = 0; i < objectives.length; i++) {
      objectives[i] = in.readDouble();
    }
    RoutingPlan shares = shares(shape);
    List<List<PlanTarget>> targets = new ArrayList<>();
    for (int row = 0; row < shape.classes().size(); row++) {
      List<PlanTarget> ofClass = new ArrayList<>();
      for (int left = count("targets"); left > 0; left--) {
        ofClass.add(target(shape.deployments().size()));
      }
      targets.add(ofClass);
    }
    return new PublishedPlan(
        id, epoch, madeAt, shares, ObjectiveVector.of(objectives), targets, modelId);
  }

  private RoutingPlan shares(PlanShape shape) throws IOException {
    int width = shape.deployments().size();
    int[] poweredUnits = new int[width];
    for (int i = 0; i < width; i++) {
      poweredUnits[i] = in.readInt();
    }
    int rows = shape.classes().size();
    int[] rowStart = new int[rows + 1];
    int[] columns = new int[rows * width];
    double[] shares = new double[columns.length];
    int entries = 0;
    for (int row = 0; row < rows; row++) {
      int size = index("size of a row", width + 1);
      for (int i = 0; i < size; i++) {
        columns[entries] = in.readInt();
        shares[entries++] = in.readDouble();
      }
      rowStart[row + 1] = entries;
    }
    return RoutingPlan.ofSparse(shape, rowStart, columns, shares, poweredUnits);
  }

  private PlanTarget target(int deployments) throws IOException {
    int deployment = index("deployment", deployments);
    Basis basis = SnapshotWriter.BASES.get(in.readByte() & (SnapshotWriter.BASES.size() - 1));
    Share share = new Share(in.readDouble());
    Share quality = new Share(in.readDouble());
    Latency ttft = new Latency(in.readDouble());
    Latency ttftP95 = new Latency(in.readDouble());
    Latency tpot = new Latency(in.readDouble());
    Footprint footprint =
        new Footprint(
            new Energy(in.readDouble()),
            new Energy(in.readDouble()),
            new CarbonMass(in.readDouble()),
            new WaterVolume(in.readDouble()),
            new WaterVolume(in.readDouble()),
            new Money(in.readDouble()));
    Optional<Band> band =
        in.readBoolean() ? Optional.of(new Band(range(), range(), range())) : Optional.empty();
    return new PlanTarget(
        deployment,
        share,
        new TargetEstimate(ttft, ttftP95, tpot, footprint, quality, basis, band));
  }

  private Range range() throws IOException {
    return new Range(in.readDouble(), in.readDouble());
  }

  private int count(String what) throws IOException {
    return index("number of " + what, MOST);
  }

  private int index(String what, int below) throws IOException {
    int index = in.readInt();
    if (index < 0 || index >= below) {
      throw broken("the %s (%d) must be in [0, %d]".formatted(what, index, below - 1), null);
    }
    return index;
  }
}
