package dev.ingressmap.defaultbackend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.ingressmap.answers.Answers;
import org.eclipse.jetty.server.Handler;

@AnalyzeClasses(packages = "dev.ingressmap", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule healthyServiceDoesNotKnowTheDefaultBackend =
      noClasses()
          .that()
          .resideInAPackage("..healthyservice..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..defaultbackend..");

  @ArchTest
  static final ArchRule defaultBackendDoesNotKnowTheHealthyService =
      noClasses()
          .that()
          .resideInAPackage("..defaultbackend..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..healthyservice..");

  @ArchTest
  static final ArchRule nothingOnASelectorThreadWaits =
      noClasses()
          .that()
          .areAssignableTo(Answers.class)
          .or()
          .areAssignableTo(Handler.class)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io", "java.net..", "java.nio.file", "java.sql", "..locks")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Object.class, "wait");
}
