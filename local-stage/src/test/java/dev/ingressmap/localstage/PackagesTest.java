package dev.ingressmap.localstage;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.ingressmap.gateway.Escaped;

/** Control plane and data plane share the model of an API and nothing else. */
@AnalyzeClasses(packages = "dev.ingressmap.localstage", importOptions = DoNotIncludeTests.class)
class PackagesTest {

  private static final String ROOT = "dev.ingressmap.localstage";
  private static final String INGRESS = ROOT + ".ingress";
  private static final String GATEWAY = "dev.ingressmap.gateway";

  @ArchTest
  static final ArchRule oneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("root")
          .definedBy(ROOT)
          .layer("control")
          .definedBy(ROOT + ".control")
          .layer("fault")
          .definedBy(ROOT + ".fault")
          .layer("openapi")
          .definedBy(ROOT + ".openapi")
          .layer("restapi")
          .definedBy(ROOT + ".restapi")
          .layer("route53")
          .definedBy(ROOT + ".route53")
          .layer("execute")
          .definedBy(ROOT + ".execute")
          .layer("policy")
          .definedBy(ROOT + ".policy")
          .layer("template")
          .definedBy(ROOT + ".template")
          .layer("program")
          .definedBy(ROOT + ".program")
          .layer("ingress")
          .definedBy(INGRESS)
          .layer("http")
          .definedBy(ROOT + ".http")
          .whereLayer("root")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("control")
          .mayOnlyBeAccessedByLayers("root")
          .whereLayer("fault")
          .mayOnlyBeAccessedByLayers("root", "control", "route53")
          .whereLayer("openapi")
          .mayOnlyBeAccessedByLayers("control")
          .whereLayer("restapi")
          .mayOnlyBeAccessedByLayers("root", "control", "openapi", "execute", "route53")
          .whereLayer("route53")
          .mayOnlyBeAccessedByLayers("root")
          .whereLayer("execute")
          .mayOnlyBeAccessedByLayers("root")
          .whereLayer("policy")
          .mayOnlyBeAccessedByLayers("execute")
          .whereLayer("template")
          .mayOnlyBeAccessedByLayers("execute")
          .whereLayer("program")
          .mayOnlyBeAccessedByLayers("root", "execute", "template")
          .whereLayer("ingress")
          .mayOnlyBeAccessedByLayers("root")
          .whereLayer("http")
          .mayOnlyBeAccessedByLayers("root", "control", "route53", "execute", "ingress")
          .ensureAllClassesAreContainedInArchitecture();

  @ArchTest
  static final ArchRule noCycles = slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  /** How text is escaped is the same on both sides. */
  @ArchTest
  static final ArchRule anApiGatewayKnowsNothingOfIngresses =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".(*)..")
          .and()
          .resideOutsideOfPackage(INGRESS)
          .should()
          .dependOnClassesThat(resideInAPackage(GATEWAY + "..").and(not(type(Escaped.class))));

  /** What is said elsewhere would not be escaped. */
  @ArchTest
  static final ArchRule onlyTheConsolePrints =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ROOT + ".Console")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .accessTargetWhere(target(nameMatching("printStackTrace")));

  @ArchTest
  static final ArchRule theIngressReadsTheSameMapAndNoMore =
      noClasses()
          .that()
          .resideInAPackage(INGRESS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              GATEWAY + ".api..", GATEWAY + ".aws..", GATEWAY + ".deploy..", GATEWAY + ".cli..");
}
