package io.slit.server.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a YAML or JSON file (by its ending) that people write: a scenario, a configuration.
 *
 * <p>Refused, because they hide mistakes or blow a small file up: keys that stand twice, anchors,
 * aliases, merge keys, several documents, files over {@link #MAX_BYTES}, nesting over {@link
 * #MAX_DEPTH}.
 */
public final class LocatedYaml {
  /** The largest file that is read. */
  public static final long MAX_BYTES = 2_000_000;

  /** How deep values may be nested. */
  public static final int MAX_DEPTH = 32;

  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxNestingDepth(MAX_DEPTH)
          .maxDocumentLength(MAX_BYTES)
          .build();

  private LocatedYaml() {}

  /**
   * Returns the fields of a file.
   *
   * @throws LocatedException if the file cannot be read, or is not one mapping of keys to values
   */
  public static LocatedObject parse(Path file) {
    try {
      return parse(file.toString(), contentOf(file));
    } catch (NoSuchFileException e) {
      throw refusal(Location.startOf(file.toString()), "There is no such file. Check the path.", e);
    } catch (MalformedInputException e) {
      throw refusal(Location.startOf(file.toString()), "The file is not UTF-8. Convert it.", e);
    } catch (IOException e) {
      throw refusal(Location.startOf(file.toString()), "The file cannot be read: " + e, e);
    }
  }

  /**
   * Returns the fields of a text.
   *
   * @param name what to call the text in messages; one that ends in {@code .json} is read as JSON
   * @throws LocatedException if the text is not one mapping of keys to values
   */
  public static LocatedObject parse(String name, String content) {
    Problems problems = new Problems();
    try (JsonParser parser = factory(name).createParser(content)) {
      LocatedNode root = new LocatedTree(parser, name, problems).read();
      problems.throwIfAny();
      return new LocatedObject(root.mapping(), problems);
    } catch (JsonProcessingException e) {
      throw refusal(lineOf(e, name), syntaxMessage(e), e);
    } catch (IOException e) {
      throw refusal(Location.startOf(name), "The text cannot be read: " + e, e);
    } catch (IllegalArgumentException e) {
      throw refusal(Location.startOf(name), advised(e.getMessage()), e);
    }
  }

  private static String contentOf(Path file) throws IOException {
    if (Files.isRegularFile(file) && Files.size(file) > MAX_BYTES) {
      throw refusal(
          Location.startOf(file.toString()),
          "The size (%d bytes) must be in [1, %d]. Maybe this is another file."
              .formatted(Files.size(file), MAX_BYTES),
          null);
    }
    return Files.readString(file);
  }

  private static JsonFactory factory(String name) {
    return name.endsWith(".json")
        ? JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build()
        : YAMLFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
            .build();
  }

  private static Location lineOf(JsonProcessingException e, String name) {
    int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
    return new Location(name, line, "");
  }

  /** Returns the first and the decisive line of a parser's message, without its drawings. */
  private static String syntaxMessage(JsonProcessingException e) {
    String[] lines =
        e.getOriginalMessage()
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith(" "))
            .toArray(String[]::new);
    String said = lines.length == 0 ? e.getClass().getSimpleName() : String.join(", ", lines);
    return "This is not well-formed: %s. Check this line and the indentation before it."
        .formatted(said);
  }

  private static String advised(@Nullable String message) {
    return message + " The file must start with a key, such as name: value.";
  }

  private static LocatedException refusal(Location at, String message, @Nullable Throwable cause) {
    return new LocatedException(List.of(new Problem(at, message)), 1, cause);
  }
}
