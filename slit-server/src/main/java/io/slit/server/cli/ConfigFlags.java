package io.slit.server.cli;

import io.slit.server.config.ConfigResolver;
import io.slit.server.config.ConfigSources;
import io.slit.server.config.Resolved;
import io.slit.server.config.Setting;
import io.slit.server.config.Settings;
import io.slit.server.config.SignalsConfig;
import io.slit.server.config.SignalsReader;
import io.slit.server.json.SettingsYaml;
import io.slit.server.json.SettingsYaml.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The flags of all settings, made from the one table of them. */
final class ConfigFlags {
  private static final String CONFIG = "--config";
  private static final String STANDARD_FILE = "slit.yaml";
  private static final String CONFIG_VARIABLE = "SLIT_CONFIG";

  private ConfigFlags() {}

  /** What a command that plans offline can be told. */
  static final Set<String> OFFLINE =
      Set.of(
          "scenario",
          "state_dir",
          "search_budget",
          "search_threads",
          "seed",
          "preference",
          "replay_start");

  /** What a command that judges plans over scenarios can be told beside that. */
  static final Set<String> ROBUST = Set.of("robust", "scenarios");

  /** Adds a flag for every setting, and {@code --config}. */
  static void addTo(CommandSpec spec) {
    addTo(spec, setting -> true);
  }

  /** Adds a flag for the settings of some keys, and {@code --config}. */
  static void addTo(CommandSpec spec, Set<String> keys) {
    addTo(spec, setting -> keys.contains(setting.key()));
  }

  private static void addTo(CommandSpec spec, Predicate<Setting<?>> wanted) {
    spec.addOption(
        OptionSpec.builder(CONFIG)
            .type(String.class)
            .paramLabel("FILE")
            .description(
                "configuration file (variable SLIT_CONFIG; default: slit.yaml, if it exists)")
            .build());
    for (Setting<?> setting : Settings.ALL.stream().filter(wanted).toList()) {
      spec.addOption(
          OptionSpec.builder(setting.flag(), shortFlags(setting))
              .type(String.class)
              .paramLabel("VALUE")
              .description(
                  literally(setting.meaning()),
                  literally("  allowed: " + setting.allowed()),
                  literally(
                      "  default: " + (setting.standard().isEmpty() ? "none" : setting.standard())))
              .build());
    }
  }

  /** Picocli takes descriptions for format strings. */
  private static String literally(String text) {
    return text.replace("%", "%%");
  }

  private static String[] shortFlags(Setting<?> setting) {
    return switch (setting.key()) {
      case "search_budget" -> new String[] {"--budget"};
      case "search_threads" -> new String[] {"--threads"};
      default -> new String[0];
    };
  }

  /**
   * Returns the configuration of a parsed command line, the environment and the file.
   *
   * @throws io.slit.server.config.ConfigException if it has faults
   * @throws io.slit.server.json.LocatedException if the file cannot be read
   */
  static Resolved resolve(ParseResult parsed) {
    Map<String, String> flags = new HashMap<>();
    for (Setting<?> setting : Settings.ALL) {
      String value =
          parsed.hasMatchedOption(setting.flag())
              ? parsed.matchedOptionValue(setting.flag(), "")
              : null;
      if (value != null) {
        flags.put(setting.key(), value);
      }
    }
    String named = named(parsed);
    Path file = file(parsed);
    List<Entry> entries = isAbsent(named, file) ? List.of() : SettingsYaml.read(file);
    ConfigSources sources = new ConfigSources(flags, System.getenv(), file.toString(), entries);
    return ConfigResolver.resolve(
        parsed.commandSpec().options().stream().anyMatch(ConfigFlags::isClock)
            ? sources.withSignals(signals(named, file))
            : sources);
  }

  private static String named(ParseResult parsed) {
    return parsed.matchedOptionValue(CONFIG, System.getenv().getOrDefault(CONFIG_VARIABLE, ""));
  }

  /** Returns the configuration file that is read if it is there. */
  static Path file(ParseResult parsed) {
    String named = named(parsed);
    return Path.of(named.isEmpty() ? STANDARD_FILE : named);
  }

  private static boolean isAbsent(String named, Path file) {
    return named.isEmpty() && !Files.exists(file);
  }

  /** Only who can be told the clock can use signals of the present; offline work goes by tables. */
  private static boolean isClock(OptionSpec option) {
    return option.longestName().equals("--clock");
  }

  private static Optional<SignalsConfig> signals(String named, Path file) {
    SignalsReader reader = new SignalsReader(System.getenv());
    return isAbsent(named, file) ? Optional.empty() : SettingsYaml.findSignals(file, reader::read);
  }
}
