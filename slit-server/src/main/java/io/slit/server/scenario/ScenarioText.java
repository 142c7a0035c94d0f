package io.slit.server.scenario;

import static java.util.stream.Collectors.joining;

import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Deployment;
import io.slit.core.units.Latency;
import io.slit.core.workload.RequestProfile;
import io.slit.core.workload.Residency;
import io.slit.core.workload.ServiceClass;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A scenario on one screen, for people. Deterministic. */
public final class ScenarioText {
  private static final String SITE_ROW = "  %-12s %-6s %5s %6s %6s %6s  %s%n";
  private static final String PROFILE_ROW = "  %-16s %-15s %-10s %-7s %7s %-22s %s%n";

  private ScenarioText() {}

  /** Returns the description of a scenario: head, sites, request profiles. */
  public static String of(Scenario scenario) {
    return head(scenario) + sites(scenario) + profiles(scenario);
  }

  private static String head(Scenario scenario) {
    TimeFrame time = scenario.time();
    SignalChoice signals = scenario.signals();
    DemandSettings demand = scenario.workload().demand();
    return line("%s: %s%n", scenario.name(), scenario.title())
        + line(
            "  %s to %s, epochs of %d min%n",
            time.from(), time.to(), time.epochLength().toMinutes())
        + line(
            "  carbon: %s, %s; water of electricity: %s%n",
            small(signals.method()), small(signals.scope()), small(signals.waterFactors()))
        + line("  %s%n", fleet(scenario))
        + line(
            "  peak demand %.0f requests/s (%s x %s), %d profiles x %d origins = %d classes%n",
            demand.peakPerSecond() * demand.loadFactor(),
            demand.shape(),
            demand.loadFactor(),
            scenario.profiles().size(),
            scenario.origins().size(),
            scenario.classes().size());
  }

  private static String fleet(Scenario scenario) {
    List<Deployment> all = scenario.fleet().deployments();
    return line(
        "%d sites, %d deployments, %d nodes, %d GPUs (%s)%n  for models: %s",
        scenario.fleet().sites().size(),
        all.size(),
        nodes(all),
        gpus(all),
        gpusBy(all, one -> one.pool().accelerator().name()),
        gpusBy(all, one -> one.model().name().value()));
  }

  private static String sites(Scenario scenario) {
    return line(
            "%n" + SITE_ROW, "SITE", "REGION", "PUE", "WUE", "NODES", "GPUS", "GPUS OF EACH MODEL")
        + scenario.fleet().sites().stream().map(site -> site(scenario, site)).collect(joining());
  }

  private static String site(Scenario scenario, Datacenter site) {
    List<Deployment> here =
        scenario.fleet().deployments().stream()
            .filter(one -> one.site().equals(site.id()))
            .toList();
    return line(
        SITE_ROW,
        site.id(),
        site.region(),
        site.pue().ratio(),
        site.annualWue().litresPerKwh(),
        nodes(here),
        gpus(here),
        gpusBy(here, one -> one.model().name().value()));
  }

  private static String profiles(Scenario scenario) {
    return line(
            "%n" + PROFILE_ROW, "PROFILE", "TARGET", "TASK", "SHARE", "INPUT", "TTFT P95", "WHERE")
        + scenario.workload().profiles().stream().map(ScenarioText::profile).collect(joining());
  }

  private static String profile(WeightedProfile one) {
    RequestProfile profile = one.profile();
    return line(
        PROFILE_ROW,
        profile.name(),
        profile.choice().name(),
        profile.task(),
        line("%.1f %%", one.share().value() * 100),
        line("%.0f", profile.tokens().meanInput()),
        bound(profile.service()),
        profile.residency() == Residency.ANYWHERE ? "anywhere" : "home region");
  }

  private static String bound(ServiceClass service) {
    String bound = seconds(service.ttftP95());
    return service instanceof ServiceClass.Deferrable later
        ? line("%s, within %s", bound, hours(later))
        : bound;
  }

  private static String seconds(Latency latency) {
    return line("%.1f s", latency.seconds());
  }

  private static String hours(ServiceClass.Deferrable later) {
    return line("%.1f h", later.deadline().toMinutes() / 60.0);
  }

  private static String gpusBy(List<Deployment> all, Function<Deployment, String> group) {
    Map<String, Integer> sums = new TreeMap<>();
    all.forEach(one -> sums.merge(group.apply(one), gpus(List.of(one)), Integer::sum));
    return sums.entrySet().stream()
        .map(sum -> sum.getValue() + " " + sum.getKey())
        .collect(joining(", "));
  }

  private static int gpus(List<Deployment> all) {
    return all.stream().mapToInt(one -> one.nodes() * one.pool().gpusPerNode()).sum();
  }

  private static int nodes(List<Deployment> all) {
    return all.stream().mapToInt(Deployment::nodes).sum();
  }

  private static String small(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format.replace("%n", "\n"), values);
  }
}
