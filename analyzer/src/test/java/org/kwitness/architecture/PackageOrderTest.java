package org.kwitness.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packages form a line: each imports only from those below it. */
class PackageOrderTest {
  private static final String ROOT = "org.kwitness.";

  /** From the top to the bottom. A package stands for its sub-packages too. */
  private static final List<String> ORDER =
      List.of(
          "cli",
          "engine",
          "upload",
          "report",
          "checker",
          "analysis",
          "interproc",
          "dataflow",
          "keys",
          "frontend",
          "model",
          "rule",
          "json",
          "cfg",
          "ir");

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.kwitness");

  static List<String> lowerPackages() {
    return ORDER.subList(1, ORDER.size());
  }

  private static ArchRule importsNothingAbove(String name) {
    String[] above =
        ORDER.subList(0, ORDER.indexOf(name)).stream()
            .map(PackageOrderTest::tree)
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(tree(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(above)
        .allowEmptyShould(true);
  }

  private static String tree(String name) {
    return ROOT + name + "..";
  }

  private static ArchRule onlyIn(String library, String... packages) {
    List<String> allowed = new ArrayList<>();
    for (String name : packages) {
      allowed.add(tree(name));
    }
    return noClasses()
        .that()
        .resideOutsideOfPackages(allowed.toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  @ParameterizedTest
  @MethodSource("lowerPackages")
  void importsOnlyFromBelow(String name) {
    importsNothingAbove(name).check(MAIN);
  }

  @Test
  void everyPackageHasItsPlaceInTheOrder() {
    assertThat(MAIN).isNotEmpty();
    String[] known = ORDER.stream().map(PackageOrderTest::tree).toArray(String[]::new);
    classes().should().resideInAnyPackage(known).check(MAIN);
  }

  @Test
  void jsonIsReadAndWrittenInFewPlaces() {
    onlyIn("com.google.gson..", "upload", "report", "model", "rule", "json", "frontend.tree")
        .check(MAIN);
  }

  @Test
  void onlyUploadTalksToTheNetwork() {
    onlyIn("java.net.http..", "upload").check(MAIN);
  }

  @Test
  void commandLineLibraryStaysInCli() {
    onlyIn("picocli..", "cli").check(MAIN);
  }

  @Test
  void parserStaysInTheFrontEnd() {
    onlyIn("org.eclipse..", "frontend").check(MAIN);
  }

  /** The rules above can fail: CDT is used, and forbidding it everywhere is noticed. */
  @Test
  void aBreachIsNoticed() {
    assertThatThrownBy(() -> onlyIn("org.eclipse..", "ir").check(MAIN))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("frontend");
  }
}
