package io.slit.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
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
    arrows.put("impact", List.of("fleet", "environment"));
    arrows.put("plan", List.of("pareto", "fleet", "workload", "spi", "impact"));
    arrows.put(
        "search", List.of("pareto", "fleet", "workload", "environment", "spi", "impact", "plan"));
    arrows.put("search.nsga2", List.of("pareto", "plan", "search", "search.nsga2"));
    arrows.put("routing", List.of("fleet", "workload", "plan"));
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
