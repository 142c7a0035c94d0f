package io.slit.server.scenario;

import io.slit.core.fleet.Task;
import io.slit.core.units.Latency;
import io.slit.core.units.Require;
import io.slit.core.units.Share;
import io.slit.core.workload.ModelChoice;
import io.slit.core.workload.RequestProfile;
import io.slit.core.workload.Residency;
import io.slit.core.workload.ServiceClass;
import io.slit.server.json.LocatedNode;
import io.slit.server.json.LocatedObject;
import io.slit.server.json.Names;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code profiles}. */
final class ProfileReader {
  private final Names<ModelChoice> choices;
  private final Names<Task> tasks;
  private final TokenReader tokenReader = new TokenReader();
  private final Names<WeightedProfile> profiles = new Names<>("profile");
  private Names<TokenReader.SizedTokens> tokens = new Names<>("token profile");

  ProfileReader(Names<ModelChoice> choices, Names<Task> tasks) {
    this.choices = choices;
    this.tasks = tasks;
  }

  /** Returns the profiles; their shares sum to 1, and no request fits two of them. */
  Optional<List<WeightedProfile>> read(LocatedObject in) {
    tokens = tokenReader.read(in);
    Optional<List<WeightedProfile>> read = in.requireObjects("profiles", this::weighted);
    read.ifPresent(
        all ->
            WholeShares.check(
                in, "profiles", "shares", all.stream().map(WeightedProfile::share).toList()));
    return read;
  }

  /** Returns up to how many prompt tokens a request is short. */
  int shortInputMaxTokens() {
    return tokenReader.shortInputMaxTokens();
  }

  private Optional<WeightedProfile> weighted(LocatedObject in) {
    Optional<String> name = in.requireText("name");
    Optional<ModelChoice> choice = in.requireNamed("target", choices);
    Optional<Task> task = in.requireNamed("task", tasks);
    Optional<TokenReader.SizedTokens> sized = in.requireNamed("tokens", tokens);
    Optional<ServiceClass> service = service(in);
    Optional<Residency> residency = in.requireChoice("residency", Residency.class);
    Optional<Share> share = in.require("share", node -> new Share(node.decimal()));
    Optional<WeightedProfile> built =
        in.build(
            () ->
                distinct(
                    new WeightedProfile(
                        new RequestProfile(
                            name.orElseThrow(),
                            choice.orElseThrow(),
                            task.orElseThrow(),
                            sized.orElseThrow().tokens(),
                            service.orElseThrow(),
                            residency.orElseThrow()),
                        sized.orElseThrow().size(),
                        share.orElseThrow())));
    return in.declare("name", profiles, built);
  }

  private static Optional<ServiceClass> service(LocatedObject in) {
    Optional<ServiceKind> kind = in.requireChoice("service", ServiceKind.class);
    Optional<Latency> bound = in.require("ttft_p95_s", ProfileReader::bound);
    if (kind.isEmpty()) {
      in.find("deadline_hours");
      return Optional.empty();
    }
    return switch (kind.get()) {
      case INTERACTIVE -> bound.map(ServiceClass.Interactive::new);
      case DEFERRABLE -> {
        Optional<Duration> deadline = in.require("deadline_hours", ProfileReader::deadline);
        yield bound.flatMap(ttft -> deadline.map(time -> new ServiceClass.Deferrable(ttft, time)));
      }
    };
  }

  private static Latency bound(LocatedNode node) {
    double seconds =
        Require.within(
            0.001, 3600, node.decimal(), "ttft_p95_s", "Give seconds to the first token.");
    return new Latency(seconds);
  }

  private static Duration deadline(LocatedNode node) {
    double hours =
        Require.within(0.01, 240, node.decimal(), "deadline_hours", "Give hours from arrival.");
    return Duration.ofSeconds(Math.round(hours * 3600));
  }

  private WeightedProfile distinct(WeightedProfile added) {
    for (WeightedProfile other : profiles.all()) {
      if (sameRequests(added, other)) {
        throw new IllegalArgumentException(
            ("The profiles %s and %s stand for the same requests (target, task, size, service and"
                    + " residency). Merge them, or tell them apart.")
                .formatted(other.profile().name(), added.profile().name()));
      }
    }
    return added;
  }

  private static boolean sameRequests(WeightedProfile one, WeightedProfile other) {
    return one.profile().choice().equals(other.profile().choice())
        && one.profile().task().equals(other.profile().task())
        && one.size().overlaps(other.size())
        && one.profile().service().getClass() == other.profile().service().getClass()
        && one.profile().residency() == other.profile().residency();
  }

  private enum ServiceKind {
    INTERACTIVE,
    DEFERRABLE
  }
}
