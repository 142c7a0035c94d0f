package io.slit.server.telemetry.scraping;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.Fleet;
import io.slit.server.json.LocatedNode;
import io.slit.server.json.LocatedObject;
import io.slit.server.json.LocatedYaml;
import io.slit.server.json.NearestName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the file of what is scraped. */
public final class ScrapeReader {
  private static final int MIN_INTERVAL_SECONDS = 5;
  private static final int MAX_INTERVAL_SECONDS = 1800;
  private static final int DEFAULT_INTERVAL_SECONDS = 60;
  private static final int DEFAULT_TIMEOUT_SECONDS = 5;

  private final Fleet fleet;

  private ScrapeReader(Fleet fleet) {
    this.fleet = fleet;
  }

  /**
   * Returns the settings in a file.
   *
   * @param fleet whose deployments it may name
   * @throws io.slit.server.json.LocatedException if anything in the file is wrong
   */
  public static ScrapeSettings read(Path file, Fleet fleet) {
    LocatedObject in = LocatedYaml.parse(file);
    Optional<ScrapeSettings> settings = new ScrapeReader(fleet).settings(in);
    in.problems().throwIfAny();
    return settings.orElseThrow();
  }

  private Optional<ScrapeSettings> settings(LocatedObject in) {
    Optional<Duration> interval =
        in.optional(
            "interval_s", node -> seconds(node, MIN_INTERVAL_SECONDS, MAX_INTERVAL_SECONDS));
    Optional<Duration> timeout =
        in.optional("timeout_s", node -> seconds(node, 1, MIN_INTERVAL_SECONDS));
    Optional<List<ScrapeTarget>> targets = in.requireObjects("targets", this::target);
    return in.build(
        () ->
            new ScrapeSettings(
                interval.orElse(Duration.ofSeconds(DEFAULT_INTERVAL_SECONDS)),
                timeout.orElse(Duration.ofSeconds(DEFAULT_TIMEOUT_SECONDS)),
                targets.orElseThrow()));
  }

  private static Duration seconds(LocatedNode node, int min, int max) {
    int value = node.integer();
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "The time (%d s) must be in [%d, %d] s.".formatted(value, min, max));
    }
    return Duration.ofSeconds(value);
  }

  private Optional<ScrapeTarget> target(LocatedObject in) {
    Optional<Deployment> deployment = in.require("deployment", node -> deployment(node.text()));
    Optional<List<URI>> engines = in.require("vllm", ScrapeReader::addresses);
    Optional<List<URI>> gpus = in.optional("dcgm", ScrapeReader::addresses);
    Optional<Set<String>> ids =
        in.optional(
            "gpus",
            node -> node.items().stream().map(LocatedNode::text).collect(Collectors.toSet()));
    return in.build(
        () ->
            new ScrapeTarget(
                deployment.orElseThrow(),
                engines.orElseThrow(),
                gpus.orElse(List.of()),
                ids.orElse(Set.of())));
  }

  private Deployment deployment(String id) {
    List<String> known = fleet.deployments().stream().map(one -> one.id().value()).toList();
    return fleet.deployments().stream()
        .filter(one -> one.id().value().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no deployment (%s). %s"
                        .formatted(id, NearestName.advice(id, known))));
  }

  private static List<URI> addresses(LocatedNode list) {
    List<URI> addresses = list.items().stream().map(one -> address(one.text())).toList();
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("The list must hold at least one address.");
    }
    return addresses;
  }

  private static URI address(String text) {
    URI address = URI.create(text);
    boolean isHttp = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    if (!isHttp || address.getHost() == null || address.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "The address (%s) must be of http or https, with a host and without a user, like http://10.0.0.7:8000/metrics."
              .formatted(text));
    }
    return address;
  }
}
