package io.slit.predictor.artifact;

import io.slit.predictor.artifact.TreeNode.Leaf;
import io.slit.predictor.artifact.TreeNode.Split;

/** The name of a model, made from its numbers bit by bit: stable over machines and JDKs. */
public final class PayloadHash {
  private static final int SHOWN_DIGITS = 12;

  private PayloadHash() {}

  /** Returns the name of the model with this payload, for example {@code gbt-1f0a93c2be44}. */
  public static String modelId(ModelPayload payload) {
    ContentHash hash = new ContentHash();
    add(hash, payload.prefill());
    add(hash, payload.tpot());
    add(hash, payload.energy());
    payload.corrections().forEach(one -> add(hash, one));
    payload.siteCorrections().forEach(one -> add(hash.text(one.site()), one.correction()));
    return "gbt-" + hash.hexadecimal().substring(0, SHOWN_DIGITS);
  }

  private static void add(ContentHash hash, ResidualModel model) {
    hash.text(model.schema().toString());
    hash.number(model.trees().base()).number(model.trees().shrinkage());
    hash.number(model.shareElsewhere().value());
    model.trees().trees().forEach(tree -> tree.nodes().forEach(node -> add(hash, node)));
    add(hash, model.region());
    hash.number(model.widths().measured())
        .number(model.widths().interpolated())
        .number(model.widths().extrapolated())
        .number(model.widths().analytic());
    model.measured().forEach(one -> add(hash, one));
  }

  private static void add(ContentHash hash, MeasuredRegion region) {
    hash.number(region.axis());
    for (MeasuredRegion.Box box : region.boxes()) {
      hash.number(box.at());
      box.ranges().forEach(range -> hash.number(range.min()).number(range.max()));
    }
  }

  private static void add(ContentHash hash, TreeNode node) {
    if (node instanceof Split split) {
      hash.number(split.feature())
          .number(split.threshold())
          .number(split.left())
          .number(split.right());
    } else if (node instanceof Leaf leaf) {
      hash.number(leaf.value());
    }
  }

  private static void add(ContentHash hash, MeasuredConfiguration one) {
    hash.text(one.model())
        .text(one.accelerator())
        .number(one.parametersBillion())
        .number(one.tensor())
        .number(one.pipeline())
        .number(one.from())
        .number(one.to());
  }

  private static void add(ContentHash hash, Correction one) {
    hash.text(one.model())
        .text(one.accelerator())
        .number(one.prefill())
        .number(one.tpot())
        .number(one.energy())
        .number(one.rows());
  }
}
