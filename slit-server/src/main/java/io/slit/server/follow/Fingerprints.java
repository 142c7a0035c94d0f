package io.slit.server.follow;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.ModelName;
import io.slit.core.workload.ModelChoice;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.RequestProfile;
import io.slit.server.planning.PlanSnapshot;
import io.slit.server.planning.ServedScenario;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells scenarios apart whose plans must not be mixed: a hash of all deployments and request
 * classes in order, with what they are made of. Endpoints are left out: servers in different places
 * may reach the same deployment by different addresses.
 */
public final class Fingerprints {
  private static final int DIGITS = 16;
  private static final int SHOWN = 3;

  private Fingerprints() {}

  /** Returns the fingerprint of a scenario, {@value #DIGITS} hexadecimal digits. */
  public static String of(ServedScenario scenario) {
    StringBuilder text = new StringBuilder();
    scenario
        .fleet()
        .deployments()
        .forEach(one -> append(text, "deployment", deployment(scenario, one)));
    scenario.classes().forEach(one -> append(text, "class", requestClass(one)));
    append(text, "default origin", List.of(scenario.defaultOrigin()));
    return HexFormat.of().formatHex(sha256(text.toString())).substring(0, DIGITS);
  }

  private static List<Object> deployment(ServedScenario scenario, Deployment one) {
    return List.of(
        one.id(),
        one.model().name(),
        one.model().shape(),
        one.site(),
        scenario.fleet().getSite(one.site()).region(),
        one.pool().accelerator().name(),
        one.parallelism(),
        one.engine().maxConcurrency(),
        one.nodes(),
        one.units(),
        one.minPoweredUnits());
  }

  private static List<Object> requestClass(RequestClass one) {
    RequestProfile profile = one.profile();
    ModelChoice choice = profile.choice();
    return List.of(
        one.id(),
        choice.name(),
        choice.models().stream().map(ModelName::value).sorted().toList(),
        choice instanceof ModelChoice.Alias alias ? alias.minQuality() : "pinned",
        profile.task(),
        profile.tokens(),
        profile.service(),
        profile.residency(),
        one.origin().id(),
        one.origin().region());
  }

  private static void append(StringBuilder text, String kind, List<?> parts) {
    text.append(kind);
    parts.forEach(part -> text.append('|').append(part));
    text.append('\n');
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256; this one does not.", e);
    }
  }

  /** Says how a planner's scenario and one's own differ, as far as names tell. */
  static String difference(String planner, PlanSnapshot theirs, ServedScenario own) {
    String head =
        "The planner %s plans for the scenario %s (fingerprint %s) and this server has %s (%s)."
            .formatted(planner, theirs.scenario(), theirs.fingerprint(), own.name(), of(own));
    String names =
        Stream.of(
                only("deployments only there", ids(theirs, true), ids(own, true)),
                only("deployments only here", ids(own, true), ids(theirs, true)),
                only("classes only there", ids(theirs, false), ids(own, false)),
                only("classes only here", ids(own, false), ids(theirs, false)))
            .filter(Objects::nonNull)
            .collect(Collectors.joining("; "));
    return "%s %s. Its plan is refused: start both with the same scenario."
        .formatted(
            head, names.isEmpty() ? "The names are the same, what they stand for is not" : names);
  }

  private static List<String> ids(PlanSnapshot snapshot, boolean deployments) {
    return deployments
        ? snapshot.plan().plan().shape().deployments().stream().map(id -> id.value()).toList()
        : snapshot.plan().plan().shape().classes().stream().map(id -> id.value()).toList();
  }

  private static List<String> ids(ServedScenario scenario, boolean deployments) {
    return deployments
        ? scenario.shape().deployments().stream().map(id -> id.value()).toList()
        : scenario.shape().classes().stream().map(id -> id.value()).toList();
  }

  private static @Nullable String only(String what, List<String> in, List<String> notIn) {
    List<String> names = in.stream().filter(name -> !notIn.contains(name)).toList();
    if (names.isEmpty()) {
      return null;
    }
    String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    return "%s: %s%s".formatted(what, shown, names.size() > SHOWN ? ", ..." : "");
  }
}
