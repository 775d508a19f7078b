package dev.ingressmap.images;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ContainerBuildPlan;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Build plans as Jib makes them. */
record Plans(Path folder) {

  /** A plan with these jars, by their paths in the image, and this class path. */
  ContainerBuildPlan of(Map<String, Path> jars, String classPath, String... flags)
      throws IOException {
    Path told = Files.writeString(folder.resolve("jib-classpath-file"), classPath);
    FileEntriesLayer.Builder libraries = FileEntriesLayer.builder().setName("dependencies");
    jars.forEach((path, jar) -> libraries.addEntry(jar, AbsoluteUnixPath.get(path)));
    return ContainerBuildPlan.builder()
        .addLayer(libraries.build())
        .addLayer(
            FileEntriesLayer.builder()
                .setName("jvm arg files")
                .addEntry(told, AbsoluteUnixPath.get("/app/jib-classpath-file"))
                .build())
        .setWorkingDirectory(AbsoluteUnixPath.get("/app"))
        .setEntrypoint(entrypoint(flags))
        .build();
  }

  private static List<String> entrypoint(String... flags) {
    return Stream.of(
            List.of("java"),
            List.of(flags),
            List.of("-cp", "@/app/jib-classpath-file", Sample.class.getName()))
        .flatMap(List::stream)
        .toList();
  }
}
