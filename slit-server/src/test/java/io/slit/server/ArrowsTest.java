package io.slit.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.slit.core.routing.Router;
import io.slit.server.http.RouteService;
import io.slit.server.json.RouteRequestReader;
import io.slit.server.signals.MadeUpSignal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows between the server's packages: an allow-list, read from the class files. */
class ArrowsTest {
  private static final String ROOT = "io.slit.server";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.slit");
  private static final JavaClasses OFFENDER =
      new ClassFileImporter().importClasses(MadeUpSignal.class);

  /** What every package may use. Technology is not in it: {@link #technologies()} says who. */
  private static final String[] ANYWHERE = {
    "java..",
    "jakarta..",
    "javax.xml..",
    "org..",
    "com..",
    "picocli..",
    "smile..",
    "io.javalin..",
    "io.micrometer..",
    "io.prometheus..",
    "io.slit.core.."
  };

  /** Which packages of the server a package may use; of the predictor where it is named. */
  private static Map<String, List<String>> arrows() {
    Map<String, List<String>> arrows = new LinkedHashMap<>();
    arrows.put("quantity", List.of());
    arrows.put("parquet", List.of());
    arrows.put("files", List.of());
    arrows.put("lp", List.of());
    arrows.put("solve", List.of("json", "lp"));
    arrows.put("whatif", List.of("quantity", "json"));
    arrows.put("datasets.format", List.of());
    arrows.put("datasets", List.of("datasets.format", "json"));
    arrows.put("datasets.importing", List.of("datasets", "datasets.format", "json"));
    arrows.put("scenario", List.of("json"));
    arrows.put("config", List.of("json"));
    arrows.put("signals", List.of("datasets", "datasets.format", "predictor", "scenario"));
    arrows.put("signals.vendor", List.of("config", "json", "signals"));
    arrows.put("models", List.of("datasets", "datasets.format", "files", "json", "predictor"));
    arrows.put("storage", List.of());
    arrows.put("telemetry", List.of());
    arrows.put("telemetry.store", List.of("files", "parquet", "storage", "predictor"));
    arrows.put("telemetry.importing", List.of("storage", "telemetry.store"));
    arrows.put(
        "telemetry.scraping", List.of("json", "storage", "telemetry.importing", "telemetry.store"));
    arrows.put("planning", List.of("config", "datasets", "scenario", "signals"));
    arrows.put("simulation", List.of("datasets", "planning", "predictor", "scenario"));
    arrows.put(
        "reports",
        List.of(
            "config",
            "datasets",
            "datasets.format",
            "scenario",
            "planning",
            "json",
            "quantity",
            "whatif",
            "parquet"));
    arrows.put("microgrid", List.of("json"));
    arrows.put(
        "replay",
        List.of(
            "config",
            "datasets",
            "microgrid",
            "parquet",
            "planning",
            "scenario",
            "signals",
            "simulation",
            "telemetry.store",
            "whatif"));
    arrows.put(
        "bench",
        List.of(
            "bench.peers",
            "datasets",
            "models",
            "planning",
            "scenario",
            "simulation",
            "storage",
            "telemetry.store",
            "predictor"));
    arrows.put("bench.peers", List.of());
    arrows.put(
        "json",
        List.of(
            "bench",
            "datasets.format",
            "scenario",
            "footprint",
            "models",
            "planning",
            "replay",
            "reports",
            "predictor",
            "signals",
            "solve",
            "telemetry.importing",
            "whatif"));
    arrows.put("footprint", List.of("files", "planning", "storage"));
    arrows.put(
        "notebook",
        List.of(
            "",
            "bench",
            "config",
            "models",
            "planning",
            "microgrid",
            "predictor",
            "replay",
            "reports",
            "scenario",
            "telemetry.store",
            "whatif"));
    arrows.put("health", List.of());
    arrows.put("headers", List.of("json"));
    arrows.put("gateway", List.of("headers", "json"));
    arrows.put("follow", List.of("config", "files", "planning"));
    arrows.put("proxy", List.of("config", "headers", "health", "json", "planning", "telemetry"));
    arrows.put(
        "http",
        List.of(
            "config",
            "follow",
            "gateway",
            "footprint",
            "json",
            "planning",
            "proxy",
            "storage",
            "telemetry",
            "telemetry.importing",
            "telemetry.store"));
    arrows.put(
        "cli",
        List.of(
            "",
            "bench",
            "config",
            "datasets",
            "datasets.format",
            "datasets.importing",
            "health",
            "http",
            "json",
            "microgrid",
            "models",
            "predictor",
            "planning",
            "proxy",
            "quantity",
            "replay",
            "reports",
            "scenario",
            "files",
            "signals",
            "solve",
            "storage",
            "telemetry",
            "telemetry.importing",
            "telemetry.scraping",
            "telemetry.store",
            "whatif"));
    return arrows;
  }

  private static ArchRule usesOnly(String name, List<String> others) {
    Stream<String> named =
        others.stream()
            .map(
                other ->
                    switch (other) {
                      case "predictor" -> "io.slit.predictor..";
                      case "" -> ROOT;
                      default -> ROOT + "." + other;
                    });
    return classes()
        .that()
        .resideInAPackage(ROOT + "." + name)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Stream.of(Stream.of(ROOT + "." + name), Arrays.stream(ANYWHERE), named)
                .flatMap(names -> names)
                .toArray(String[]::new));
  }

  /** Who alone may use a technology: its package, then the classes of the technology. */
  private static Map<String, List<String>> technologies() {
    Map<String, List<String>> technologies = new LinkedHashMap<>();
    technologies.put("io.slit.server.json", List.of("com.fasterxml.jackson.."));
    technologies.put("io.slit.server.http", List.of("io.javalin..", "jakarta.."));
    technologies.put("io.slit.server.(http|proxy)", List.of("org.eclipse.jetty.."));
    technologies.put(
        "io.slit.server.storage", List.of("java.sql..", "javax.sql..", "org.sqlite.."));
    technologies.put("io.slit.server.cli", List.of("picocli.."));
    technologies.put("io.slit.server.telemetry", List.of("io.micrometer..", "io.prometheus.."));
    technologies.put("io.slit.server.bench.peers", List.of("org.moeaframework.."));
    technologies.put("io.slit.server.lp", List.of("org.ojalgo..", "com.google.ortools.."));
    technologies.put("io.slit.server.signals.vendor", List.of("javax.xml.."));
    technologies.put("io.slit.predictor.smile", List.of("smile.."));
    technologies.put("io.slit.core.search.nsga2", List.of("org.uma.jmetal.."));
    return technologies;
  }

  private static ArchRule keptTo(String owner, List<String> technology) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(owner)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(technology.toArray(String[]::new));
  }

  private static ArchRule needsNoSearch(Class<?>... paths) {
    return noClasses()
        .that()
        .belongToAnyOf(paths)
        .should()
        .transitivelyDependOnClassesThat()
        .resideInAPackage("io.slit.core.search..");
  }

  @TestFactory
  Stream<DynamicTest> everyPackageUsesOnlyWhatItMay() {
    return arrows().entrySet().stream()
        .map(
            arrow ->
                DynamicTest.dynamicTest(
                    arrow.getKey(),
                    () -> usesOnly(arrow.getKey(), arrow.getValue()).check(CLASSES)));
  }

  @Test
  void everyPackageIsInTheList() {
    Set<String> packages =
        CLASSES.stream()
            .map(one -> one.getPackageName())
            .filter(name -> name.startsWith(ROOT + "."))
            .map(name -> name.substring(ROOT.length() + 1))
            .collect(Collectors.toSet());
    assertEquals(arrows().keySet(), packages);
  }

  @TestFactory
  Stream<DynamicTest> aTechnologyIsKnownToOnePackage() {
    return technologies().entrySet().stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.getKey(), () -> keptTo(one.getKey(), one.getValue()).check(CLASSES)));
  }

  @Test
  void routingRequestsNeedsNoSearch() {
    needsNoSearch(Router.class, RouteRequestReader.class, RouteService.class).check(CLASSES);
  }

  @TestFactory
  Stream<DynamicTest> aMadeUpOffenderAgainstATechnologyIsFound() {
    return technologies().entrySet().stream()
        .flatMap(
            one ->
                one.getValue().stream()
                    .filter(name -> !name.matches("jakarta..|javax.sql..|org.sqlite.."))
                    .map(
                        name ->
                            DynamicTest.dynamicTest(
                                name, () -> assertFound(keptTo(one.getKey(), List.of(name))))));
  }

  @Test
  void aMadeUpOffenderAgainstTheArrowsIsFound() {
    assertFound(usesOnly("signals", arrows().get("signals")));
    assertFound(needsNoSearch(MadeUpSignal.class));
  }

  private static void assertFound(ArchRule rule) {
    AssertionError found = assertThrows(AssertionError.class, () -> rule.check(OFFENDER));
    assertTrue(found.getMessage().contains("MadeUpSignal"), found.getMessage());
  }
}
