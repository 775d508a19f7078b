package dev.ingressmap.gateway;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.PrintStream;
import java.io.PrintWriter;

/** Dependencies in this module run one way: no package knows the ones that use it. */
@AnalyzeClasses(packages = "dev.ingressmap.gateway", importOptions = DoNotIncludeTests.class)
class PackagesTest {

  @ArchTest
  static final ArchRule oneWay =
      Floors.of(
          "dev.ingressmap.gateway",
          """
          yaml:
          route: yaml
          settings.policy: yaml
          source: settings.policy route yaml
          settings: settings.policy yaml
          settings.file: settings settings.policy yaml
          api: settings route yaml
          mapping: api settings settings.policy settings.file route yaml
          admission: settings settings.policy route
          openapi: api settings route yaml
          aws.call:
          aws.api: aws.call
          aws.account: aws.call
          aws: aws.account aws.api aws.call
          deploy.access: api settings aws.api aws
          deploy.change: deploy.access api settings
          deploy.stage: deploy.change api settings aws.api aws.call
          deploy.api: deploy.stage deploy.change deploy.access openapi api settings aws.api aws.call aws
          deploy.api.step: deploy.api deploy.stage deploy.change openapi api settings aws.api aws.call aws
          deploy.certificate: deploy.api deploy.stage deploy.change settings aws.account aws
          deploy.usageplan: deploy.change settings aws.account aws.call aws
          deploy.domain: deploy.change settings aws.account aws.call aws
          deploy: mapping openapi route deploy.domain deploy.usageplan deploy.api.step deploy.api deploy.stage deploy.change deploy.access api settings aws.account aws.api aws.call aws
          check: deploy.access api settings
          cluster.login: yaml
          cluster.access: cluster.login yaml
          cluster.server: cluster.access cluster.login route
          cluster: cluster.server cluster.access source settings settings.policy route yaml
          watch: settings.policy cluster cluster.server deploy deploy.api.step deploy.api deploy.stage deploy.change deploy.access mapping api settings settings.file route aws.call aws
          cli.terminal: deploy.change
          cli.help: cli.terminal yaml
          cli.option: settings.policy watch check cluster cluster.access deploy.usageplan api settings settings.file source route aws.call aws
          cli.session: mapping route cli.option cli.help cli.terminal watch cluster.access cluster.server deploy deploy.domain deploy.usageplan deploy.certificate deploy.api.step deploy.api api settings aws.call aws
          cli.report: route cli.session cli.terminal check deploy deploy.domain deploy.api.step deploy.api deploy.stage deploy.change deploy.access api settings aws.api aws.call aws
          cli.key: cli.session cli.option cli.help cli.terminal deploy.usageplan deploy.certificate settings aws.account aws.call aws
          cli.command: mapping route cli.report cli.session cli.option cli.help cli.terminal watch check cluster cluster.access deploy deploy.domain deploy.usageplan deploy.api.step deploy.api deploy.stage deploy.change deploy.access openapi api settings settings.file yaml aws.api aws.call aws
          cli.team: cli.report cli.session cli.option cli.help cli.terminal admission deploy.access cluster cluster.access source mapping openapi api settings settings.policy settings.file route yaml
          cli.picture: cli.option
          cli.view: mapping route cli.picture cli.report cli.session cli.option cli.help cli.terminal deploy deploy.api deploy.stage deploy.change deploy.access api settings aws.api aws.call aws
          cli: cli.team cli.command cli.view cli.key cli.session cli.help cli.terminal cluster.access
          """);

  @ArchTest
  static final ArchRule onlyAwsSpeaksToAws =
      ArchRuleDefinition.noClasses()
          .that()
          .resideOutsideOfPackage("..gateway.aws..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk..");

  /** Output that is printed elsewhere would not be escaped. */
  @ArchTest
  static final ArchRule onlyTheExitsPrint =
      ArchRuleDefinition.noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.ingressmap.gateway.cli.terminal.Screen")
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
