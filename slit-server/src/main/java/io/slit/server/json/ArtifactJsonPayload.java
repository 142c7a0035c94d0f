package io.slit.server.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slit.core.units.Share;
import io.slit.predictor.artifact.Correction;
import io.slit.predictor.artifact.IntervalWidths;
import io.slit.predictor.artifact.MeasuredConfiguration;
import io.slit.predictor.artifact.MeasuredRegion;
import io.slit.predictor.artifact.ModelPayload;
import io.slit.predictor.artifact.ResidualModel;
import io.slit.predictor.artifact.SiteCorrection;
import io.slit.predictor.features.Feature;
import io.slit.predictor.features.FeatureSchema;
import java.util.List;

/** The numbers of a stored model. */
final class ArtifactJsonPayload {
  private static final String SITE_CORRECTIONS = "site_corrections";

  private ArtifactJsonPayload() {}

  static String write(ModelPayload payload) {
    ObjectNode root = ArtifactJsonWriter.document(ArtifactJson.PAYLOAD_FORMAT);
    writeModel(root.putObject("prefill"), payload.prefill());
    writeModel(root.putObject("tpot"), payload.tpot());
    writeModel(root.putObject("energy"), payload.energy());
    ArrayNode corrections = root.putArray("corrections");
    payload.corrections().forEach(one -> writeCorrection(corrections.addObject(), one));
    if (!payload.siteCorrections().isEmpty()) {
      writeSiteCorrections(root.putArray(SITE_CORRECTIONS), payload.siteCorrections());
    }
    return ArtifactJsonWriter.compact(root);
  }

  static ModelPayload read(FileNode root) {
    ArtifactJson.requireFormat(root, ArtifactJson.PAYLOAD_FORMAT);
    return new ModelPayload(
        root.child("prefill", ArtifactJsonPayload::model),
        root.child("tpot", ArtifactJsonPayload::model),
        root.child("energy", ArtifactJsonPayload::model),
        root.list("corrections", ArtifactJsonPayload::correction),
        root.has(SITE_CORRECTIONS)
            ? root.list(
                SITE_CORRECTIONS, one -> new SiteCorrection(one.text("site"), correction(one)))
            : List.of());
  }

  static void writeSiteCorrections(ArrayNode array, List<SiteCorrection> corrections) {
    for (SiteCorrection one : corrections) {
      ObjectNode node = array.addObject();
      node.put("site", one.site());
      writeCorrection(node, one.correction());
    }
  }

  private static void writeModel(ObjectNode node, ResidualModel model) {
    writeSchema(node.putObject("schema"), model.schema());
    ArtifactJsonTrees.write(node.putObject("ensemble"), model.trees());
    node.put("share_elsewhere", model.shareElsewhere().value());
    writeRegion(node.putObject("region"), model.region());
    node.putObject("widths")
        .put("measured", model.widths().measured())
        .put("interpolated", model.widths().interpolated())
        .put("extrapolated", model.widths().extrapolated())
        .put("analytic", model.widths().analytic());
    ArrayNode measured = node.putArray("measured");
    model.measured().forEach(one -> writeMeasured(measured.addObject(), one));
  }

  private static ResidualModel model(FileNode node) {
    return new ResidualModel(
        node.child("schema", ArtifactJsonPayload::schema),
        node.child("ensemble", ArtifactJsonTrees::read),
        new Share(node.number("share_elsewhere")),
        node.child("region", ArtifactJsonPayload::region),
        node.child("widths", ArtifactJsonPayload::widths),
        node.list("measured", ArtifactJsonPayload::measured));
  }

  private static void writeRegion(ObjectNode node, MeasuredRegion region) {
    node.put("axis", region.axis());
    ArrayNode boxes = node.putArray("boxes");
    for (MeasuredRegion.Box box : region.boxes()) {
      ObjectNode object = boxes.addObject().put("at", box.at());
      ArrayNode ranges = object.putArray("ranges");
      box.ranges().forEach(one -> ranges.addObject().put("min", one.min()).put("max", one.max()));
    }
  }

  private static MeasuredRegion region(FileNode node) {
    return new MeasuredRegion(node.whole("axis"), node.list("boxes", ArtifactJsonPayload::box));
  }

  private static MeasuredRegion.Box box(FileNode node) {
    return new MeasuredRegion.Box(
        node.number("at"),
        node.list("ranges", one -> new MeasuredRegion.Range(one.number("min"), one.number("max"))));
  }

  private static void writeSchema(ObjectNode node, FeatureSchema schema) {
    node.put("name", schema.name());
    node.put("version", schema.version());
    ArrayNode features = node.putArray("features");
    schema
        .features()
        .forEach(one -> features.addObject().put("name", one.name()).put("unit", one.unit()));
  }

  private static FeatureSchema schema(FileNode node) {
    return new FeatureSchema(
        node.text("name"),
        node.whole("version"),
        node.list("features", one -> new Feature(one.text("name"), one.text("unit"))));
  }

  private static IntervalWidths widths(FileNode node) {
    return new IntervalWidths(
        node.number("measured"),
        node.number("interpolated"),
        node.number("extrapolated"),
        node.number("analytic"));
  }

  private static void writeMeasured(ObjectNode node, MeasuredConfiguration one) {
    node.put("model", one.model());
    node.put("accelerator", one.accelerator());
    node.put("parameters_billion", one.parametersBillion());
    node.put("tensor_parallel", one.tensor());
    node.put("pipeline_parallel", one.pipeline());
    node.put("from", one.from());
    node.put("to", one.to());
  }

  private static MeasuredConfiguration measured(FileNode node) {
    return new MeasuredConfiguration(
        node.text("model"),
        node.text("accelerator"),
        node.number("parameters_billion"),
        node.whole("tensor_parallel"),
        node.whole("pipeline_parallel"),
        node.number("from"),
        node.number("to"));
  }

  static void writeCorrection(ObjectNode node, Correction one) {
    node.put("model", one.model());
    node.put("accelerator", one.accelerator());
    node.put("prefill", one.prefill());
    node.put("tpot", one.tpot());
    node.put("energy", one.energy());
    node.put("rows", one.rows());
  }

  private static Correction correction(FileNode node) {
    return new Correction(
        node.text("model"),
        node.text("accelerator"),
        node.number("prefill"),
        node.number("tpot"),
        node.number("energy"),
        node.whole("rows"));
  }
}
