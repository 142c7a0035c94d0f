package io.slit.server.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The settings of servers beyond the first. */
final class FollowSettings {
  static final Setting<Optional<URI>> FOLLOW =
      new Setting<>(
          "follow",
          "",
          "http://HOST:PORT or https://HOST:PORT of a planner, or nothing",
          "planner whose plans are taken; this server then makes none",
          FollowSettings::planner);
  static final Setting<Optional<UpstreamKey>> FOLLOW_KEY_FILE =
      new Setting<>(
          "follow_key_file",
          "",
          "a readable file that holds one key of visible ASCII characters, or nothing",
          "key of role route at the planner",
          FollowSettings::key);
  static final Setting<String> FOLLOWER_ID =
      new Setting<>(
          "follower_id",
          "",
          "letters, digits, dots, hyphens and underscores, at most 64",
          "name of this server's partition in telemetry_dir; else the machine's name and the port",
          FollowSettings::id);
  static final Setting<Duration> FOLLOW_POLL =
      new Setting<>(
          "follow_poll",
          "500ms",
          "100ms to 1h",
          "how often the planner is asked while its events do not come",
          text -> Values.duration(text, Duration.ofMillis(100), Duration.ofHours(1)));
  static final Setting<Duration> FOLLOW_KEEP =
      new Setting<>(
          "follow_keep",
          "1h",
          "1s to 720h",
          "how long the last plan is followed after the planner's last answer; then capacity weights",
          text -> Values.duration(text, Duration.ofSeconds(1), Duration.ofDays(30)));
  static final Setting<Optional<Path>> TELEMETRY_DIR =
      new Setting<>(
          "telemetry_dir",
          "",
          "a directory, or nothing",
          "directory that several servers share, each writing telemetry to its own partition",
          text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)));

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final String PLANNER = "planner";

  private FollowSettings() {}

  private static Optional<URI> planner(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    boolean isBase =
        uri.getHost() != null
            && uri.getRawPath().isEmpty()
            && uri.getRawQuery() == null
            && uri.getRawUserInfo() == null
            && List.of("http", "https").contains(String.valueOf(uri.getScheme()));
    if (!isBase) {
      throw new IllegalArgumentException(text);
    }
    return Optional.of(uri);
  }

  /** The message of a fault names the file, never what it holds. */
  private static Optional<UpstreamKey> key(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      String key = Files.readString(Path.of(text)).strip();
      if (key.isEmpty() || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
        throw new IllegalArgumentException(text);
      }
      return Optional.of(new UpstreamKey(key));
    } catch (IOException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static String id(String text) {
    if (!text.isEmpty() && !ID.matcher(text).matches()) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  /** Returns the id of a server, made up of where it runs if none is set. */
  static String idOf(String configured, boolean follows, int port) {
    if (!configured.isEmpty()) {
      return configured;
    }
    return follows ? host() + "-" + port : PLANNER;
  }

  private static String host() {
    try {
      String name = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
      String plain = name.replaceAll("[^a-z0-9._-]", "-").replaceAll("^[^a-z0-9]+", "");
      return plain.isEmpty() ? "follower" : plain.substring(0, Math.min(plain.length(), 50));
    } catch (UnknownHostException e) {
      return "follower"; // a machine without a name: two on one directory need follower_id
    }
  }
}
