package dev.ingressmap.localstage;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.ingressmap.gateway.Escaped;
import dev.ingressmap.gateway.Floors;

/** Control plane and data plane share only the model of an API. */
@AnalyzeClasses(packages = "dev.ingressmap.localstage", importOptions = DoNotIncludeTests.class)
class PackagesTest {

  private static final String ROOT = "dev.ingressmap.localstage";
  private static final String INGRESS = ROOT + ".ingress";
  private static final String GATEWAY = "dev.ingressmap.gateway";

  @ArchTest
  static final ArchRule oneWay =
      Floors.of(
          ROOT,
          """
          http:
          lifecycle: http
          fallback: http
          fault: http
          function: http
          program:
          policy:
          mapping:
          template: program
          model: mapping
          model.api: model mapping
          model.documentation: model
          model.stage: model.documentation model.api model
          model.domain: model
          model.account: model.domain model.stage model.api model
          deployments: model.api model mapping
          storage: model.account model.domain model.stage model.documentation model.api model
          lambda: storage function http policy
          openapi.document: model.documentation model.api model
          openapi.read: openapi.document model.documentation model.api model mapping
          openapi.write: openapi.read openapi.document model.stage model.documentation model.api model mapping
          openapi: openapi.read openapi.document model.documentation model.api model
          control.wire: model.account model.stage model.api model mapping
          control.patch: control.wire model.account model.stage model
          control.account: control.patch control.wire model.account model.domain model.stage model.api model
          control.api: control.patch control.wire openapi openapi.write openapi.document model.account model.stage model.documentation model.api model
          control.stage: control.patch control.wire openapi.write openapi.document model.account model.stage model.documentation model.api model
          control: control.stage control.api control.account control.wire fault http model.account model.stage model
          route53: storage fault http model.account model.domain model
          execute.story:
          execute.call: execute.story http program template model.account model.domain model.stage model.api model mapping
          execute.cache: execute.story execute.call http model.account model.stage model.api model mapping
          execute.backend: execute.story execute.call http program model.account model.stage model.api model mapping
          execute.integrate: execute.story execute.backend execute.cache execute.call function http program template model.account model.stage model.api model mapping
          execute.authorize: execute.story execute.integrate execute.backend execute.call function program policy model.api model mapping
          execute: execute.story execute.authorize execute.integrate execute.backend execute.cache execute.call function http program model.account model.stage model.api model mapping
          ingress: http
          traffic: execute execute.story execute.call http model.account model.api model.stage model
          console: traffic deployments execute execute.story execute.call http model.account model.domain model.stage model.api model mapping
          """);

  @ArchTest
  static final ArchRule whatStartsThemAllIsKnownToNone =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".(*)..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT);

  /** Both sides share how text is escaped. */
  @ArchTest
  static final ArchRule anApiGatewayKnowsNothingOfIngresses =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".(*)..")
          .and()
          .resideOutsideOfPackage(INGRESS)
          .should()
          .dependOnClassesThat(resideInAPackage(GATEWAY + "..").and(not(type(Escaped.class))));

  /**
   * Output that is printed elsewhere would not be escaped. {@code Launch} prints no foreign text.
   */
  @ArchTest
  static final ArchRule onlyTheConsolePrints =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ROOT + ".Console")
          .and()
          .doNotHaveFullyQualifiedName(ROOT + ".Launch")
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
