package io.slit.server.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slit.server.reports.FrontPoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the front that {@link FrontJson} wrote into a file, as far as fronts are compared. */
public final class FrontReader {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final String file;

  private FrontReader(String file) {
    this.file = file;
  }

  /**
   * Returns the front of a file.
   *
   * @throws IllegalArgumentException if it is no front; the message says where
   */
  public static FrontPoints read(Path file) {
    FrontReader reader = new FrontReader(file.toString());
    try {
      return reader.front(MAPPER.readTree(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "There is no file %s. Name a front.json that slit explore wrote.".formatted(file), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s:%d: it is no JSON: %s"
              .formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("The file %s cannot be read.".formatted(file), e);
    }
  }

  private FrontPoints front(JsonNode root) {
    Map<String, Boolean> maximised = new LinkedHashMap<>();
    for (JsonNode objective : array(root, "objectives")) {
      maximised.put(text(objective, "name"), text(objective, "direction").equals("maximise"));
    }
    List<Map<String, Double>> plans = new ArrayList<>();
    JsonNode written = array(root, "plans");
    for (int i = 0; i < written.size(); i++) {
      plans.add(values(written.get(i).path("objectives"), maximised, i));
    }
    List<String> whatIf = new ArrayList<>();
    root.path("what_if").path("texts").forEach(one -> whatIf.add(one.asText()));
    return new FrontPoints(
        file, text(root, "scenario"), text(root, "at"), whatIf, maximised, plans);
  }

  private Map<String, Double> values(JsonNode objectives, Map<String, Boolean> known, int plan) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (String name : known.keySet()) {
      JsonNode value = objectives.path(name);
      if (!value.isNumber()) {
        throw notAFront("plans[%d].objectives.%s must be a number".formatted(plan, name));
      }
      values.put(name, value.doubleValue());
    }
    return values;
  }

  private JsonNode array(JsonNode node, String name) {
    if (!node.path(name).isArray()) {
      throw notAFront("%s must be a list".formatted(name));
    }
    return node.path(name);
  }

  private String text(JsonNode node, String name) {
    if (!node.path(name).isTextual()) {
      throw notAFront("%s must be a text".formatted(name));
    }
    return node.path(name).textValue();
  }

  private IllegalArgumentException notAFront(String what) {
    return new IllegalArgumentException(
        "%s: %s. Name a front.json that slit explore wrote.".formatted(file, what));
  }
}
