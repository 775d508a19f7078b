package dev.ingressmap.images;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ContainerBuildPlan;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The image's layers on top of its base, rarely changed ones first: runtime, libraries, the
 * application's jars, its class path, and last the AOT cache, the only one that differs from build
 * to build.
 */
record ImageLayers(ContainerBuildPlan jibs, Application application, Path runtime) {

  private static final String CLASS_PATH_FILE = "/app/class-path";

  /** The image without a cache. */
  ContainerBuildPlan plan() {
    return plan(List.of(), List.of());
  }

  /** The image with this cache. */
  ContainerBuildPlan with(Path cache) {
    return plan(
        List.of("-XX:AOTCache=" + AotCache.PATH),
        List.of(ofOne("aot cache", cache, AotCache.PATH)));
  }

  private ContainerBuildPlan plan(List<String> flags, List<FileEntriesLayer> last) {
    try {
      List<FileEntriesLayer> layers = new ArrayList<>();
      layers.add(runtimeLayer());
      layers.addAll(application.layers());
      layers.add(ofOne("class path", classPath(), CLASS_PATH_FILE));
      layers.addAll(last);

      List<String> entrypoint = new ArrayList<>();
      entrypoint.add(LinkedRuntime.HOME + "/bin/java");
      entrypoint.addAll(flags);
      entrypoint.addAll(application.flags());
      entrypoint.addAll(List.of("-cp", "@" + CLASS_PATH_FILE, application.mainClass()));
      return jibs.toBuilder().setLayers(layers).setEntrypoint(entrypoint).build();
    } catch (IOException e) {
      throw new BuildFailure("cannot put the image together", e);
    }
  }

  private FileEntriesLayer runtimeLayer() throws IOException {
    return FileEntriesLayer.builder()
        .setName("runtime")
        .addEntryRecursive(
            runtime,
            AbsoluteUnixPath.get(LinkedRuntime.HOME),
            (file, _path) ->
                FilePermissions.fromOctalString(Files.isExecutable(file) ? "755" : "644"))
        .build();
  }

  private Path classPath() throws IOException {
    return Files.writeString(
        runtime.resolveSibling("class-path"), String.join(":", application.toldClassPath()));
  }

  /** A layer with a single file. */
  static FileEntriesLayer ofOne(String name, Path file, String path) {
    return FileEntriesLayer.builder()
        .setName(name)
        .addEntry(file, AbsoluteUnixPath.get(path))
        .build();
  }
}
