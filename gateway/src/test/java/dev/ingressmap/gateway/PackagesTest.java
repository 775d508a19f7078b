package dev.ingressmap.gateway;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.PrintStream;
import java.io.PrintWriter;

/** The data's way through the module is one way: nothing knows what comes after it. */
@AnalyzeClasses(packages = "dev.ingressmap.gateway", importOptions = DoNotIncludeTests.class)
class PackagesTest {

  @ArchTest
  static final ArchRule oneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("yaml")
          .definedBy("..gateway.yaml..")
          .layer("ingress")
          .definedBy("..gateway.ingress..")
          .layer("cluster")
          .definedBy("..gateway.cluster..")
          .layer("settings")
          .definedBy("..gateway.settings..")
          .layer("api")
          .definedBy("..gateway.api..")
          .layer("aws")
          .definedBy("..gateway.aws..")
          .layer("deploy")
          .definedBy("..gateway.deploy..")
          .layer("check")
          .definedBy("..gateway.check..")
          .layer("watch")
          .definedBy("..gateway.watch..")
          .layer("cli")
          .definedBy("..gateway.cli..")
          .whereLayer("yaml")
          .mayOnlyBeAccessedByLayers("ingress", "cluster", "settings", "api", "cli")
          .whereLayer("ingress")
          .mayOnlyBeAccessedByLayers("cluster", "api", "deploy", "watch", "cli")
          .whereLayer("cluster")
          .mayOnlyBeAccessedByLayers("watch", "cli")
          .whereLayer("settings")
          .mayOnlyBeAccessedByLayers("api", "deploy", "check", "watch", "cli")
          .whereLayer("api")
          .mayOnlyBeAccessedByLayers("deploy", "check", "watch", "cli")
          .whereLayer("aws")
          .mayOnlyBeAccessedByLayers("deploy", "watch", "cli")
          .whereLayer("deploy")
          .mayOnlyBeAccessedByLayers("check", "watch", "cli")
          .whereLayer("check")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("watch")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("dev.ingressmap.gateway.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyAwsSpeaksToAws =
      ArchRuleDefinition.noClasses()
          .that()
          .resideOutsideOfPackage("..gateway.aws..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "software.amazon.awssdk.services.apigateway",
              "software.amazon.awssdk.core..",
              "software.amazon.awssdk.http..");

  /** What is said elsewhere would not be escaped. */
  @ArchTest
  static final ArchRule onlyTheExitsPrint =
      ArchRuleDefinition.noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.ingressmap.gateway.cli.Screen")
          .and()
          .doNotHaveFullyQualifiedName("dev.ingressmap.gateway.watch.Log")
          .should()
          .accessTargetWhere(
              target(nameMatching("print.*|append|format|write"))
                  .and(
                      target(
                          owner(
                              assignableTo(PrintWriter.class)
                                  .or(assignableTo(PrintStream.class))))))
          .orShould()
          .accessTargetWhere(target(nameMatching("printStackTrace")))
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule onlyClusterSpeaksToKubernetes =
      ArchRuleDefinition.noClasses()
          .that()
          .resideOutsideOfPackage("..gateway.cluster..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.fabric8..");
}
