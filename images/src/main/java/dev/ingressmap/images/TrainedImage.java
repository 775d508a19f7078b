package dev.ingressmap.images;

import com.google.cloud.tools.jib.api.buildplan.ContainerBuildPlan;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.maven.extension.JibMavenPluginExtension;
import com.google.cloud.tools.jib.maven.extension.MavenData;
import com.google.cloud.tools.jib.plugins.extension.ExtensionLogger;
import com.google.cloud.tools.jib.plugins.extension.ExtensionLogger.LogLevel;
import com.google.cloud.tools.jib.plugins.extension.JibPluginExtensionException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.toolchain.ToolchainManager;
import org.codehaus.plexus.component.repository.exception.ComponentLookupException;

/**
 * Adds a linked runtime, a trained AOT cache and a bill of materials to the image that Jib is about
 * to build. {@link ImageSettings} lists the settings.
 */
public final class TrainedImage implements JibMavenPluginExtension<Training> {

  @Override
  public Optional<Class<Training>> getExtraConfigType() {
    return Optional.of(Training.class);
  }

  @Override
  public ContainerBuildPlan extendContainerBuildPlan(
      ContainerBuildPlan plan,
      Map<String, String> properties,
      Optional<Training> training,
      MavenData maven,
      ExtensionLogger logger)
      throws JibPluginExtensionException {
    try {
      Properties all = new Properties();
      all.putAll(maven.getMavenProject().getProperties());
      all.putAll(maven.getMavenSession().getUserProperties());
      ImageSettings settings = ImageSettings.of(all);
      Build build = maven.getMavenProject().getBuild();
      Path folder = Path.of(build.getDirectory(), "image");
      Platform platform = onlyOne(plan);
      Jdk jdk = jdk(maven.getMavenSession());

      Application application =
          processed(
              Application.of(plan),
              jdk,
              folder,
              training.map(Training::spring).orElse(SpringApplications.USUAL));
      LinkedRuntime runtime =
          new LinkedRuntime(
              jdk,
              LinkedRuntime.modulesOf(jdk, application.classPathFiles(), settings.modules()),
              settings.jvmOptions(),
              settings.jmodsFor(platform),
              settings.modules().contains("java.desktop"));
      Path home = folder.resolve("runtime-" + platform.getArchitecture());
      runtime.linkTo(home);
      if (LinkedRuntime.wantsMoreThanGlibc(home)) {
        logger.log(
            LogLevel.WARN,
            "The JVM needs libstdc++ and zlib, which %s may lack: build with Eclipse Temurin, or on a base that has them"
                .formatted(settings.base()));
      }
      new ImageSbom(
              Path.of(build.getOutputDirectory(), "META-INF/sbom/application.cdx.json"),
              application.classPathFiles(),
              runtime,
              new BaseImage(settings.base()))
          .write(settings.sbom());

      ImageLayers layers = new ImageLayers(plan, application, home);
      if (!settings.cached() || training.isEmpty()) {
        return layers.plan();
      }
      if (!ThisMachine.is(platform)) {
        logger.log(
            LogLevel.WARN,
            "No AOT cache for %s/%s, since this machine is %s: the image works, and starts slower"
                .formatted(platform.getOs(), platform.getArchitecture(), ThisMachine.name()));
        return layers.plan();
      }
      logger.log(LogLevel.LIFECYCLE, "Training the AOT cache");
      return layers.with(
          new AotCache(folder, runtime, application, training.get())
              .train(new Layout(folder.resolve("root")), home));
    } catch (BuildFailure e) {
      throw new JibPluginExtensionException(TrainedImage.class, e.getMessage(), e);
    }
  }

  private static Application processed(
      Application application, Jdk jdk, Path folder, SpringApplications applications) {
    SpringAot spring = new SpringAot(folder.resolve("spring-aot"), jdk, application, applications);
    return spring.applies()
        ? application.with(spring.process(), SpringAot.JAR, SpringAot.FLAG)
        : application;
  }

  private static Platform onlyOne(ContainerBuildPlan plan) {
    if (plan.getPlatforms().size() != 1) {
      throw new BuildFailure(
          "build one platform at a time, since a runtime fits only one: images/push makes a list of"
              + " several");
    }
    return plan.getPlatforms().iterator().next();
  }

  /** The toolchain's JDK. Injection, the newer way, fails in Maven 3.8 for classes of Java 17. */
  @SuppressWarnings("deprecation")
  private static Jdk jdk(MavenSession session) {
    try {
      var manager = (ToolchainManager) session.lookup(ToolchainManager.class.getName());
      var toolchain = manager.getToolchainFromBuildContext("jdk", session);
      String jlink = toolchain == null ? null : toolchain.findTool("jlink");
      return new Jdk(
          jlink == null
              ? Path.of(System.getProperty("java.home"))
              : Path.of(jlink).resolve("../..").normalize());
    } catch (ComponentLookupException e) {
      throw new BuildFailure("Maven has no toolchains", e);
    }
  }
}
