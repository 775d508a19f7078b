package dev.ingressmap.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.tools.jib.api.buildplan.ContainerBuildPlan;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.LayerObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With this JVM's own JDK: a runtime is linked, trained with and asked what it has learnt. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledOnOs(value = OS.LINUX, disabledReason = "Skipped: images are of Linux")
class AotCacheTest {

  private static final Jdk JDK = new Jdk(Path.of(System.getProperty("java.home")));

  private Path folder = Path.of("");
  private Path runtime = Path.of("");
  private LinkedRuntime linked = new LinkedRuntime(JDK, new TreeSet<>(), "", null, false);
  private ContainerBuildPlan plan = ContainerBuildPlan.builder().build();

  @BeforeAll
  void link(@TempDir Path temporary) throws IOException {
    folder = temporary;
    Path jar = Sample.jar(folder.resolve("jars"));
    runtime = folder.resolve("runtime");
    linked =
        new LinkedRuntime(
            JDK,
            LinkedRuntime.modulesOf(JDK, List.of(jar), List.of("jdk.net")),
            "-Xmx80m",
            null,
            false);
    linked.linkTo(runtime);
    plan = new Plans(folder).of(Map.of("/app/libs/sample.jar", jar), "/app/libs/*");
  }

  @Test
  void theRuntimeHasWhatTheJarsNeedAndIsToldTheOptions() throws Exception {
    assertThat(java("--list-modules").lines().map(line -> line.replaceAll("@.*", "")))
        .contains("java.base", "jdk.httpserver", "jdk.net")
        .doesNotContain("java.desktop", "jdk.compiler");
    assertThat(java("-XX:+PrintFlagsFinal", "-version"))
        .containsPattern("MaxRAMPercentage += 25.0")
        .containsPattern("ExitOnOutOfMemoryError += true")
        .containsPattern("UseSerialGC += true")
        .containsPattern("MaxHeapSize += " + 80 * 1024 * 1024);
    assertThat(runtime.resolve("bin")).isDirectoryContaining(tool -> tool.endsWith("java"));
    assertThat(runtime.resolve("bin/keytool")).doesNotExist();
  }

  @Test
  void aJvmThatNeedsMoreThanGlibcIsKnown() throws Exception {
    Path other = Files.createDirectories(folder.resolve("other/lib/server")).resolve("libjvm.so");
    Files.writeString(other, "\0libm.so.6\0libc.so.6\0", StandardCharsets.ISO_8859_1);
    assertThat(LinkedRuntime.wantsMoreThanGlibc(folder.resolve("other"))).isFalse();
    Files.writeString(other, "\0libstdc++.so.6\0libc.so.6\0", StandardCharsets.ISO_8859_1);
    assertThat(LinkedRuntime.wantsMoreThanGlibc(folder.resolve("other"))).isTrue();
  }

  @Test
  void aCacheServesWhereverTheImagePutsIt() throws Exception {
    Application application = Application.of(plan);
    Layout trained = new Layout(folder.resolve("trained"));
    Path cache = cache(application, "trained").train(trained, runtime);

    // Elsewhere, as in the image, with the times that Jib gives.
    Layout elsewhere = new Layout(folder.resolve("elsewhere"));
    elsewhere.fill(application.files());
    String printed =
        runIn(
            elsewhere.at("/app"),
            "-XX:AOTCache=" + cache,
            "-XX:AOTMode=on",
            "-Xlog:class+load",
            "-cp",
            String.join(":", application.toldClassPath()),
            application.mainClass(),
            "where");

    assertThat(printed)
        .contains(Sample.class.getName() + " source: shared objects file")
        .contains("file:" + elsewhere.at("/app/libs/sample.jar"));
  }

  @Test
  void aCacheIsKeptUntilSomethingChanges() throws Exception {
    Application application = Application.of(plan);
    Layout layout = new Layout(folder.resolve("kept"));
    Path cache = cache(application, "kept").train(layout, runtime);
    FileTime first = Files.getLastModifiedTime(cache);

    cache(application, "kept").train(layout, runtime);
    assertThat(Files.getLastModifiedTime(cache)).isEqualTo(first);

    linked =
        new LinkedRuntime(
            JDK, new TreeSet<>(List.of("java.base", "jdk.httpserver")), "", null, false);
    cache(application, "kept").train(layout, runtime);
    FileTime second = Files.getLastModifiedTime(cache);
    assertThat(second).isNotEqualTo(first);

    Application changed = application.with(Sample.jar(folder.resolve("more")), "/app/m.jar", "-Da");
    cache(changed, "kept").train(layout, runtime);
    assertThat(Files.getLastModifiedTime(cache)).isNotEqualTo(second);
  }

  @Test
  void aTrainingThatFailsSaysWhatTheApplicationSaidLast() {
    Application failing =
        Application.of(
            plan.toBuilder()
                .setEntrypoint(List.of("java", "-Dfails=yes", "-cp", "@x", Sample.class.getName()))
                .build());

    assertThatThrownBy(
            () -> cache(failing, "failing").train(new Layout(folder.resolve("failing")), runtime))
        .isInstanceOf(BuildFailure.class)
        .hasMessageStartingWith("training failed: it ended with 3: there is no such thing; all of");
  }

  @Test
  void theLayersGoFromWhatChangesSeldomToWhatChangesAlways() throws Exception {
    ImageLayers layers = new ImageLayers(plan, Application.of(plan), runtime);
    Path cache = Files.createFile(folder.resolve("some.aot"));

    assertThat(layers.with(cache).getLayers())
        .extracting(LayerObject::getName)
        .containsExactly("runtime", "dependencies", "class path", "aot cache");
    assertThat(layers.with(cache).getEntrypoint())
        .containsExactly(
            "/opt/java/bin/java",
            "-XX:AOTCache=/app/app.aot",
            "-cp",
            "@/app/class-path",
            Sample.class.getName());
    assertThat(layers.plan().getLayers())
        .extracting(LayerObject::getName)
        .doesNotContain("aot cache");
    assertThat(layers.plan().getEntrypoint()).doesNotContain("-XX:AOTCache=/app/app.aot");
    FileEntriesLayer first = (FileEntriesLayer) layers.plan().getLayers().get(0);
    assertThat(first.getEntries())
        .filteredOn(file -> file.getPermissions().toOctalString().equals("755"))
        .extracting(file -> file.getExtractionPath().toString())
        .contains("/opt/java/bin/java")
        .doesNotContain("/opt/java/release");
  }

  private AotCache cache(Application application, String name) throws IOException {
    Path made = Files.createDirectories(folder.resolve(name + ".made"));
    return new AotCache(made, linked, application, ServiceTraining.of("GET /x", "GET /y A: b"));
  }

  private String java(String... arguments) throws Exception {
    return runIn(folder, arguments);
  }

  private String runIn(Path directory, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(runtime.resolve("bin/java").toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }
}
