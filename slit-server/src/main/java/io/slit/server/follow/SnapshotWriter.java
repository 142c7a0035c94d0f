package io.slit.server.follow;

import io.slit.core.impact.Footprint;
import io.slit.core.plan.PlanShape;
import io.slit.core.plan.PlanTarget;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.plan.TargetEstimate;
import io.slit.core.plan.TargetEstimate.Band;
import io.slit.core.plan.TargetEstimate.Range;
import io.slit.core.search.Gap;
import io.slit.core.spi.ServingEstimate.Basis;
import io.slit.core.workload.ClassId;
import io.slit.server.planning.PlanSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Writes the plans of an epoch for servers that follow: every number to its last bit, so that they
 * decide as this server does. Binary, since a plan of 200 classes comes with 14 others, a million
 * numbers in all: 8 MB and some ms here, and seconds as text.
 *
 * <p>Layout, in the order of {@link SnapshotReader}: magic and version, names, demand, gaps, the
 * plan in force in JSON, plans (id, model, epoch, time, objectives, powered units, shares,
 * targets), for each plan the requests it expects on replicas, CRC-32C of all before it.
 */
public final class SnapshotWriter {
  static final String MAGIC = "slit-plan-snapshot";
  static final int VERSION = 2;

  /** What an estimate stands on, by the number that is written. */
  static final List<Basis> BASES =
      List.of(Basis.MEASURED, Basis.INTERPOLATED, Basis.EXTRAPOLATED, Basis.ANALYTIC);

  private static final int TYPICAL_BYTES = 1 << 16;

  private final DataOutputStream out;

  private SnapshotWriter(DataOutputStream out) {
    this.out = out;
  }

  /** Returns the bytes of a snapshot. */
  public static byte[] write(PlanSnapshot snapshot) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      new SnapshotWriter(out).snapshot(snapshot);
      out.flush();
      CRC32C sum = new CRC32C();
      sum.update(bytes.toByteArray());
      out.writeLong(sum.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException("A snapshot could not be written to memory.", e);
    }
    return bytes.toByteArray();
  }

  private void snapshot(PlanSnapshot snapshot) throws IOException {
    PlanShape shape = snapshot.plan().plan().shape();
    out.writeUTF(MAGIC);
    out.writeInt(VERSION);
    out.writeUTF(snapshot.scenario());
    out.writeUTF(snapshot.fingerprint());
    names(shape.classes().stream().map(ClassId::value).toList());
    names(shape.deployments().stream().map(one -> one.value()).toList());
    run(snapshot.run(), shape);
    out.writeInt(1 + snapshot.others().size());
    plan(snapshot.plan());
    for (PublishedPlan other : snapshot.others()) {
      plan(other);
    }
    concurrency(snapshot.plan());
    for (PublishedPlan other : snapshot.others()) {
      concurrency(other);
    }
  }

  /** Stands last: servers of before do not write it, and do not read so far. */
  private void concurrency(PublishedPlan plan) throws IOException {
    List<Double> perReplica = plan.concurrency().perReplica();
    out.writeInt(perReplica.size());
    for (double requests : perReplica) {
      out.writeDouble(requests);
    }
  }

  private void run(PlanSnapshot.Run run, PlanShape shape) throws IOException {
    out.writeInt(run.demand().size());
    for (int row = 0; row < shape.classes().size(); row++) {
      Double rate = run.demand().get(shape.classes().get(row));
      if (rate != null) {
        out.writeInt(row);
        out.writeDouble(rate);
      }
    }
    out.writeInt(run.gaps().size());
    for (Gap gap : run.gaps()) {
      out.writeUTF(gap.objective().key());
      out.writeDouble(gap.bound().value());
      out.writeBoolean(gap.bound().reached());
      out.writeDouble(gap.best());
    }
    byte[] shown = run.shown().getBytes(StandardCharsets.UTF_8);
    out.writeInt(shown.length);
    out.write(shown);
  }

  private void names(List<String> names) throws IOException {
    out.writeInt(names.size());
    for (String name : names) {
      out.writeUTF(name);
    }
  }

  private void plan(PublishedPlan plan) throws IOException {
    out.writeUTF(plan.id());
    out.writeUTF(plan.modelId());
    out.writeUTF(plan.epoch().start().toString());
    out.writeUTF(plan.epoch().length().toString());
    out.writeUTF(plan.madeAt().toString());
    double[] objectives = plan.objectives().toArray();
    out.writeInt(objectives.length);
    for (double value : objectives) {
      out.writeDouble(value);
    }
    shares(plan.plan());
    for (List<PlanTarget> row : plan.targets()) {
      out.writeInt(row.size());
      for (PlanTarget target : row) {
        target(target);
      }
    }
  }

  private void shares(RoutingPlan plan) throws IOException {
    for (int i = 0; i < plan.shape().deployments().size(); i++) {
      out.writeInt(plan.poweredUnits(i));
    }
    for (int row = 0; row < plan.shape().classes().size(); row++) {
      out.writeInt(plan.rowSize(row));
      for (int i = 0; i < plan.rowSize(row); i++) {
        out.writeInt(plan.rowDeployment(row, i));
        out.writeDouble(plan.rowShare(row, i));
      }
    }
  }

  private void target(PlanTarget target) throws IOException {
    TargetEstimate estimate = target.estimate();
    Footprint footprint = estimate.footprint();
    out.writeInt(target.deployment());
    out.writeByte(BASES.indexOf(estimate.basis()));
    out.writeDouble(target.share().value());
    out.writeDouble(estimate.quality().value());
    out.writeDouble(estimate.ttft().seconds());
    out.writeDouble(estimate.ttftP95().seconds());
    out.writeDouble(estimate.tpot().seconds());
    out.writeDouble(footprint.it().kwh());
    out.writeDouble(footprint.facility().kwh());
    out.writeDouble(footprint.carbon().grams());
    out.writeDouble(footprint.siteWater().litres());
    out.writeDouble(footprint.sourceWater().litres());
    out.writeDouble(footprint.cost().usd());
    out.writeBoolean(estimate.band().isPresent());
    if (estimate.band().isPresent()) {
      Band band = estimate.band().get();
      range(band.ttftSeconds());
      range(band.tpotSeconds());
      range(band.energyFactor());
    }
  }

  private void range(Range range) throws IOException {
    out.writeDouble(range.low());
    out.writeDouble(range.high());
  }
}
