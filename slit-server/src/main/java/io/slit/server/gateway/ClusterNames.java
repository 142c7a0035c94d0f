package io.slit.server.gateway;

import io.slit.core.fleet.Deployment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * Names of deployments that every gateway takes: DNS labels (RFC 1123) of lower-case letters,
 * digits and hyphens, at most {@value #LONGEST} characters, each once. {@code DE/h100/llama-3.1-8b}
 * becomes {@code de-h100-llama-3-1-8b}.
 */
public final class ClusterNames {
  private static final int LONGEST = 63;
  private static final int SUFFIX = 9;

  private ClusterNames() {}

  /** Returns the names of deployments, in their order. */
  public static List<String> of(List<Deployment> deployments) {
    List<String> labels = deployments.stream().map(one -> label(one.id().value())).toList();
    Set<String> seen = new HashSet<>();
    Set<String> twice = new HashSet<>();
    labels.stream().filter(label -> !seen.add(label)).forEach(twice::add);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.get(i);
      boolean plain = !label.isEmpty() && label.length() <= LONGEST && !twice.contains(label);
      names.add(plain ? label : marked(label, deployments.get(i).id().value()));
    }
    return List.copyOf(names);
  }

  private static String label(String id) {
    return trimmed(id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
  }

  private static String trimmed(String text) {
    return text.replaceAll("^-+|-+$", "");
  }

  /** A name that is too long or not the only one is told apart by a sum of the whole id. */
  private static String marked(String label, String id) {
    CRC32C sum = new CRC32C();
    sum.update(id.getBytes(StandardCharsets.UTF_8));
    String head = trimmed(label.substring(0, Math.min(label.length(), LONGEST - SUFFIX)));
    return "%s-%08x".formatted(head.isEmpty() ? "d" : head, sum.getValue());
  }
}
