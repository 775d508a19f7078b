package dev.ingressmap.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ContainerBuildPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationTest {

  @TempDir private Path folder;
  private Map<String, Path> jars = Map.of();

  @BeforeEach
  void makeJars() throws IOException {
    jars =
        Map.of(
            "/app/libs/b.jar", Files.createFile(folder.resolve("b.jar")),
            "/app/libs/a.jar", Files.createFile(folder.resolve("a.jar")),
            "/app/classpath/main.jar", Files.createFile(folder.resolve("main.jar")));
  }

  @Test
  void hasTheFlagsAndTheMainClassOfJibsEntrypoint() throws Exception {
    Application application =
        Application.of(new Plans(folder).of(jars, "/app/libs/a.jar", "-Da=b", "-Dc=d"));

    assertThat(application.flags()).containsExactly("-Da=b", "-Dc=d");
    assertThat(application.mainClass()).isEqualTo(Sample.class.getName());
  }

  @Test
  void spellsOutWildcardsInAnOrderOfItsOwn() throws Exception {
    Application application =
        Application.of(new Plans(folder).of(jars, "/app/classpath/*:/app/libs/*"));

    assertThat(application.classPath())
        .containsExactly("/app/classpath/main.jar", "/app/libs/a.jar", "/app/libs/b.jar");
  }

  @Test
  void tellsAClassPathRelativeToTheWorkingDirectory() throws Exception {
    ContainerBuildPlan plan = new Plans(folder).of(jars, "/app/classpath/*:/app/libs/a.jar");

    assertThat(Application.of(plan).toldClassPath())
        .containsExactly("classpath/main.jar", "libs/a.jar");
    assertThat(Application.of(in("/work", plan)).toldClassPath())
        .containsExactly("/app/classpath/main.jar", "/app/libs/a.jar");
    assertThat(Application.of(in("/", plan)).toldClassPath())
        .containsExactly("/app/classpath/main.jar", "/app/libs/a.jar");
  }

  @Test
  void takesNoClassesThatAreNotInJars() {
    assertThatThrownBy(
            () -> Application.of(new Plans(folder).of(jars, "/app/classes:/app/libs/a.jar")))
        .isInstanceOf(BuildFailure.class)
        .hasMessageContaining("not from /app/classes: set Jib's containerizingMode to packaged");
  }

  @Test
  void takesNoEntrypointThatIsNotJibs() throws Exception {
    ContainerBuildPlan plan =
        new Plans(folder)
            .of(jars, "/app/libs/a.jar").toBuilder().setEntrypoint(List.of("sh")).build();

    assertThatThrownBy(() -> Application.of(plan)).hasMessageEndingWith("but [sh]");
  }

  private static ContainerBuildPlan in(String directory, ContainerBuildPlan plan) {
    return plan.toBuilder().setWorkingDirectory(AbsoluteUnixPath.get(directory)).build();
  }
}
