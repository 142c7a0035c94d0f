package io.slit.server.scenario;

import io.slit.server.json.LocatedException;
import io.slit.server.json.LocatedObject;
import io.slit.server.json.LocatedYaml;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Loads a scenario file, or refuses it with every problem and its place. */
public final class ScenarioLoader {
  private ScenarioLoader() {}

  /**
   * Returns the scenario of a file.
   *
   * @param quality published scores of the models that the file names
   * @param zones that its sites may lie in
   * @throws ScenarioException if anything in the file is wrong
   */
  public static Scenario load(Path file, QualityTable quality, ZoneTable zones) {
    return load(() -> LocatedYaml.parse(file), new ScenarioReader(quality, zones));
  }

  /**
   * Returns the scenario of a file, whatever the zones of its sites.
   *
   * @param quality published scores of the models that the file names
   * @throws ScenarioException if anything in the file is wrong
   */
  public static Scenario load(Path file, QualityTable quality) {
    return load(file, quality, ZoneTable.ANY);
  }

  /**
   * Returns the scenario of a text.
   *
   * @param name what to call the text in messages
   * @throws ScenarioException if anything in the text is wrong
   */
  public static Scenario load(String name, String content, QualityTable quality) {
    return load(() -> LocatedYaml.parse(name, content), new ScenarioReader(quality, ZoneTable.ANY));
  }

  private static Scenario load(Supplier<LocatedObject> source, ScenarioReader reader) {
    try {
      LocatedObject in = source.get();
      var scenario = reader.read(in);
      in.problems().throwIfAny();
      return scenario.orElseThrow();
    } catch (LocatedException e) {
      throw new ScenarioException(e);
    }
  }
}
