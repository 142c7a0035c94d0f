package io.slit.predictor.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who sees Spark, and what its package may use of ours. */
class SparkArrowsTest {
  private static final String SPARK = "io.slit.predictor.spark";
  private static final String[] LIBRARIES = {
    "org.apache.spark..", "org.apache.hadoop..", "org.apache.parquet..", "scala.."
  };
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.slit.predictor");

  @Test
  void onlyOnePackageSeesSpark() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SPARK)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(LIBRARIES)
        .check(CLASSES);
  }

  @Test
  void nobodyUsesTheApplication() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SPARK)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(SPARK)
        .check(CLASSES);
  }

  @Test
  void ofOursItUsesRetrainingAndTelemetryOnly() {
    classes()
        .that()
        .resideInAPackage(SPARK)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            SPARK,
            "io.slit.predictor.retrain",
            "io.slit.predictor.telemetry",
            "java..",
            "org.jspecify.annotations",
            "org.apache.spark..",
            "org.apache.hadoop..",
            "org.apache.parquet..",
            "scala..")
        .check(CLASSES);
  }
}
