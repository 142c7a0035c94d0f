package io.slit.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Scanner;
import java.util.Set;
import java.util.Timer;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows between core's packages: an allow-list, read from the class files. */
class ArrowsTest {
  private static final String CORE = "io.slit.core.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.slit.core");

  /** What every package may use: quantities, annotations, and a JDK without the outside world. */
  private static final List<String> ANYWHERE =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.util",
          "java.util.function",
          "java.util.stream",
          "java.time",
          "java.time.format",
          "java.nio.charset",
          "org.jspecify.annotations",
          CORE + "units");

  private static Map<String, List<String>> arrows() {
    Map<String, List<String>> arrows = new LinkedHashMap<>();
    arrows.put("units", List.of());
    arrows.put("pareto", List.of());
    arrows.put("fleet", List.of());
    arrows.put("workload", List.of("fleet"));
    arrows.put("environment", List.of("fleet", "workload"));
    arrows.put("telemetry", List.of("fleet", "workload"));
    arrows.put("spi", List.of("fleet", "workload", "environment"));
    arrows.put("allocation", List.of());
    arrows.put("impact", List.of("fleet", "environment"));
    arrows.put("plan", List.of("pareto", "fleet", "workload", "spi", "impact"));
    arrows.put(
        "search", List.of("pareto", "fleet", "workload", "environment", "spi", "impact", "plan"));
    arrows.put("search.lp", List.of("pareto", "plan", "search"));
    arrows.put(
        "search.synthetic",
        List.of("fleet", "workload", "environment", "spi", "search", "search.lp"));
    arrows.put("search.nsga2", List.of("allocation", "pareto", "plan", "search", "search.lp"));
    arrows.put("search.slit", List.of("pareto", "plan", "search", "search.lp", "search.nsga2"));
    arrows.put(
        "search.robust", List.of("pareto", "fleet", "workload", "environment", "plan", "search"));
    arrows.put("routing", List.of("fleet", "workload", "plan"));
    arrows.put("simulation", List.of("fleet", "workload"));
    arrows.put(
        "simulation.policy",
        List.of(
            "pareto",
            "fleet",
            "workload",
            "environment",
            "spi",
            "plan",
            "search",
            "search.lp",
            "search.robust",
            "impact",
            "routing",
            "simulation"));
    arrows.put("simulation.physics", List.of("fleet", "simulation"));
    arrows.put("simulation.requests", List.of("simulation"));
    arrows.put("simulation.power", List.of("fleet", "environment", "impact", "simulation"));
    return arrows;
  }

  @TestFactory
  Stream<DynamicTest> everyPackageUsesOnlyWhatItMay() {
    return arrows().entrySet().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> check(entry)));
  }

  private static void check(Map.Entry<String, List<String>> arrow) {
    String own = CORE + arrow.getKey();
    Stream<String> libraries =
        arrow.getKey().equals("search.nsga2") ? Stream.of("org.uma.jmetal..") : Stream.of();
    String[] allowed =
        Stream.of(
                Stream.of(own),
                ANYWHERE.stream(),
                arrow.getValue().stream().map(name -> CORE + name),
                libraries)
            .flatMap(names -> names)
            .toArray(String[]::new);
    ArchRule rule =
        classes()
            .that()
            .resideInAPackage(own)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(allowed);
    rule.check(CLASSES);
  }

  /** What the packages allowed everywhere offer of clocks, threads, processes, files and chance. */
  private static final Set<Class<?>> OUTSIDE_WORLD =
      Set.of(
          Thread.class,
          Runtime.class,
          Process.class,
          ProcessBuilder.class,
          Clock.class,
          Timer.class,
          Scanner.class,
          ResourceBundle.class);

  private static final Set<String> OF_SYSTEM = Set.of("arraycopy", "identityHashCode");

  @Test
  void coreHasNoClockThreadProcessFileOrLog() {
    noClasses()
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "reach the outside world",
                one ->
                    OUTSIDE_WORLD.stream().anyMatch(one::isEquivalentTo)
                        || one.getPackageName().startsWith("java.io")
                            && !one.getName().equals("java.io.Serializable")
                        || one.getPackageName().startsWith("java.nio.file")
                        || one.getPackageName().startsWith("java.util.logging")
                        || one.getPackageName().startsWith("org.slf4j")))
        .check(CLASSES);
  }

  @Test
  void coreReadsNeitherTheTimeNorTheMachineNorUnseededChance() {
    noClasses()
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe("what differs from run to run", ArrowsTest::differs))
        .check(CLASSES);
  }

  private static boolean differs(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String name = access.getTarget().getName();
    return owner.isEquivalentTo(System.class) && !OF_SYSTEM.contains(name)
        || owner.isEquivalentTo(Math.class) && name.equals("random")
        || owner.isEquivalentTo(UUID.class) && name.equals("randomUUID")
        || owner.getPackageName().equals("java.time") && name.equals("now")
        || owner.isEquivalentTo(ZoneId.class) && name.equals("systemDefault")
        || owner.isAssignableTo(Throwable.class) && name.equals("printStackTrace");
  }

  @Test
  void theRulesSeeWhatTheyForbid() {
    JavaClasses culprit = new ClassFileImporter().importClasses(Culprit.class);
    JavaClass one = culprit.get(Culprit.class);
    assertEquals(
        Set.of("nanoTime", "now", "random"),
        one.getAccessesFromSelf().stream()
            .filter(ArrowsTest::differs)
            .map(access -> access.getTarget().getName())
            .collect(Collectors.toSet()));
  }

  /** Does what core must not. */
  @SuppressWarnings("unused")
  private static final class Culprit {
    static double chance() {
      return System.nanoTime() + Instant.now().getNano() + Math.random();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyPackageIsInTheList() {
    return CLASSES.stream()
        .map(one -> one.getPackageName())
        .distinct()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> assertTrue(arrows().containsKey(name.substring(CORE.length())), name)));
  }
}
