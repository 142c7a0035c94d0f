package io.slit.core.search;

import io.slit.core.plan.TargetEstimate.Range;
import io.slit.core.spi.ServingEstimate.Basis;

/**
 * The pairs of a class and a deployment that may serve it, by class: one column of numbers each.
 *
 * <p>{@code start[c] .. start[c + 1]} are the pairs of class c, deployments ascending. Tables by
 * concurrency hold {@code levels} entries for each pair, at {@code p * levels + level}.
 */
final class Pairs {
  final int levels;
  final int[] start;
  final int[] deployment;
  final int[] requestClass;
  final double[] networkSeconds;
  final double[] prefillSeconds;

  /**
   * Seconds that a prompt keeps a replica from the next one: its prefill over the stages of the
   * pipeline, since the first stage is free when a prompt moves on.
   */
  final double[] turnSeconds;

  final double[] prefillP95Seconds;
  final double[] quality;
  final Basis[] basis;

  /** 80 % intervals of prefill, TPOT and energy as parts of their values. */
  final RelativeBand[] band;

  /** Parts of a value at which its interval ends. */
  record RelativeBand(Range prefill, Range tpot, Range energy) {}

  /**
   * Replica-seconds that a request takes of a saturated replica: its turn and its part of decode.
   */
  final double[] workSeconds;

  /** Replica-seconds that a request is booked with, so that utilisation and SLOs hold below 1. */
  final double[] loadSeconds;

  /** Seconds in decode, by concurrency. */
  final double[] decodeSeconds;

  /** GPU energy in J, by concurrency. */
  final double[] gpuJoules;

  Pairs(int classes, int capacity, int levels) {
    this.levels = levels;
    start = new int[classes + 1];
    deployment = new int[capacity];
    requestClass = new int[capacity];
    networkSeconds = new double[capacity];
    prefillSeconds = new double[capacity];
    turnSeconds = new double[capacity];
    prefillP95Seconds = new double[capacity];
    quality = new double[capacity];
    basis = new Basis[capacity];
    band = new RelativeBand[capacity];
    workSeconds = new double[capacity];
    loadSeconds = new double[capacity];
    decodeSeconds = new double[capacity * levels];
    gpuJoules = new double[capacity * levels];
  }

  /** Copies all pairs of others to here: the first to a position, their classes after others. */
  void copy(Pairs from, int at, int classesBefore, int deploymentsBefore) {
    int count = from.count();
    for (int c = 0; c + 1 < from.start.length; c++) {
      start[classesBefore + c + 1] = at + from.start[c + 1];
    }
    for (int p = 0; p < count; p++) {
      requestClass[at + p] = classesBefore + from.requestClass[p];
      deployment[at + p] = deploymentsBefore + from.deployment[p];
    }
    System.arraycopy(from.networkSeconds, 0, networkSeconds, at, count);
    System.arraycopy(from.prefillSeconds, 0, prefillSeconds, at, count);
    System.arraycopy(from.turnSeconds, 0, turnSeconds, at, count);
    System.arraycopy(from.prefillP95Seconds, 0, prefillP95Seconds, at, count);
    System.arraycopy(from.quality, 0, quality, at, count);
    System.arraycopy(from.basis, 0, basis, at, count);
    System.arraycopy(from.band, 0, band, at, count);
    System.arraycopy(from.workSeconds, 0, workSeconds, at, count);
    System.arraycopy(from.loadSeconds, 0, loadSeconds, at, count);
    System.arraycopy(from.decodeSeconds, 0, decodeSeconds, at * levels, count * levels);
    System.arraycopy(from.gpuJoules, 0, gpuJoules, at * levels, count * levels);
  }

  int count() {
    return deployment.length;
  }
}
