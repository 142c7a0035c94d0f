package io.slit.predictor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.slit.predictor.features.MadeUpFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows between the predictor's packages: an allow-list, read from the class files. */
class ArrowsTest {
  private static final String ROOT = "io.slit.predictor.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          // There with -Pspark only; SparkArrowsTest holds its arrows.
          .withImportOption(location -> !location.contains("/io/slit/predictor/spark/"))
          .importPackages("io.slit.predictor");

  /** What every package may use: a JDK without the outside world, core's quantities and its spi. */
  private static final List<String> ANYWHERE =
      List.of(
          "java.lang..",
          "java.util..",
          "java.time..",
          "java.nio",
          "java.nio.charset",
          "java.security",
          "org.jspecify.annotations",
          "io.slit.core.units",
          "io.slit.core.fleet",
          "io.slit.core.spi");

  private static Map<String, List<String>> arrows() {
    Map<String, List<String>> arrows = new LinkedHashMap<>();
    arrows.put("statistics", List.of());
    arrows.put("water", List.of());
    arrows.put("quality", List.of("io.slit.core.telemetry", "io.slit.core.workload"));
    arrows.put("measurement", List.of());
    arrows.put("forecast", List.of("io.slit.core.environment", "io.slit.core.workload", "water"));
    arrows.put(
        "forecast.evaluation",
        List.of("io.slit.core.environment", "io.slit.core.workload", "forecast"));
    arrows.put("fallback", List.of("measurement"));
    arrows.put("features", List.of("measurement", "fallback"));
    arrows.put("artifact", List.of("measurement", "fallback", "features"));
    arrows.put("smile", List.of("io.slit.core.search", "features", "artifact", "smile.."));
    arrows.put(
        "training",
        List.of("measurement", "fallback", "features", "artifact", "smile", "statistics"));
    arrows.put(
        "evaluation", List.of("measurement", "fallback", "artifact", "training", "statistics"));
    arrows.put(
        "retrain",
        List.of("io.slit.core.telemetry", "measurement", "artifact", "training", "statistics"));
    arrows.put("telemetry", List.of("java.net"));
    return arrows;
  }

  private static ArchRule usesOnly(String name, List<String> others) {
    Stream<String> named = others.stream().map(other -> other.contains(".") ? other : ROOT + other);
    return classes()
        .that()
        .resideInAPackage(ROOT + name)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Stream.of(Stream.of(ROOT + name), ANYWHERE.stream(), named)
                .flatMap(names -> names)
                .toArray(String[]::new));
  }

  private static ArchRule smileOnlyInItsAdapter() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "smile")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("smile..");
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
            .map(one -> one.getPackageName().substring(ROOT.length()))
            .collect(Collectors.toSet());
    assertEquals(arrows().keySet(), packages);
  }

  @Test
  void onlyTheAdapterKnowsSmile() {
    smileOnlyInItsAdapter().check(CLASSES);
  }

  @Test
  void aMadeUpOffenderIsFound() {
    JavaClasses offender = new ClassFileImporter().importClasses(MadeUpFeature.class);
    AssertionError smile =
        assertThrows(AssertionError.class, () -> smileOnlyInItsAdapter().check(offender));
    assertTrue(smile.getMessage().contains("smile.data.DataFrame"), smile.getMessage());
    AssertionError arrow =
        assertThrows(
            AssertionError.class,
            () -> usesOnly("features", arrows().get("features")).check(offender));
    assertTrue(arrow.getMessage().contains("TrainingSettings"), arrow.getMessage());
  }
}
