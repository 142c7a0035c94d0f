package io.slit.predictor.spark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The arguments of the application.
 *
 * @param telemetry directories of telemetry, as Hadoop names them, separated by commas
 * @param out directory to write to; it must not exist
 * @param maxRows rows of the training table at the most
 */
record Arguments(String telemetry, String out, long maxRows) {
  static final String HELP =
      """
      Usage: spark-submit ... --class io.slit.predictor.spark.RetrainOnSpark slit-predictor.jar
               --telemetry DIR[,DIR...] --out DIR [--max-rows N]

      Makes the training table of slit retrain from telemetry that is too much for one machine.

        --telemetry DIR  the directory that has date=YYYY-MM-DD in it; any file system of Hadoop;
                         one per server, separated by commas
        --out DIR        gets the table in DIR/table and its figures in DIR/summary.json; must not
                         exist yet
        --max-rows N     more believable rows than these are sampled by a hash of the decision
                         (default: 20000000, which slit retrain learns from in 4 GiB)
        --help           this text

      Then, on one machine: slit retrain --table DIR/table

      Exit codes: 0 done; 1 failure; 2 bad usage or input.""";

  private static final long DEFAULT_MAX_ROWS = 20_000_000;
  private static final Set<String> OPTIONS = Set.of("--telemetry", "--out", "--max-rows");

  static boolean asksForHelp(String... words) {
    return List.of(words).contains("--help");
  }

  /**
   * Reads them.
   *
   * @throws InputException if one is missing, twice there, unknown or out of range
   */
  static Arguments of(String... words) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      if (!OPTIONS.contains(words[i])) {
        throw new InputException(
            "There is no option %s. Use --telemetry DIR --out DIR [--max-rows N], or --help."
                .formatted(words[i]));
      }
      if (i + 1 == words.length || OPTIONS.contains(words[i + 1])) {
        throw new InputException("The option %s needs a value, see --help.".formatted(words[i]));
      }
      if (values.put(words[i], words[i + 1]) != null) {
        throw new InputException("The option %s stands twice; give it once.".formatted(words[i]));
      }
    }
    return new Arguments(
        required(values, "--telemetry"),
        required(values, "--out"),
        maxRows(values.getOrDefault("--max-rows", Long.toString(DEFAULT_MAX_ROWS))));
  }

  private static String required(Map<String, String> values, String option) {
    String value = values.getOrDefault(option, "");
    if (value.isBlank()) {
      throw new InputException("The option %s DIR is missing, see --help.".formatted(option));
    }
    return value;
  }

  private static long maxRows(String text) {
    if (text.matches("\\d{1,18}") && Long.parseLong(text) >= 1) {
      return Long.parseLong(text);
    }
    throw new InputException(
        "The value of --max-rows (%s) must be a whole number of rows from 1 on.".formatted(text));
  }
}
