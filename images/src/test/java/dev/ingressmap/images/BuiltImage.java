package dev.ingressmap.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The image that the module under test has built. */
public record BuiltImage(String name) {

  /** A jar in a bill of materials, from Maven or made by the build. */
  private static final Pattern LISTED =
      Pattern.compile(
          "\"purl\"\\s*:\\s*\"pkg:maven/[^/\"]+/(?<name>[^@\"]+)@(?<version>[^?\"]+)[?]type=jar\""
              + "|\"bom-ref\"\\s*:\\s*\"(?<file>[^/\"]+\\.jar)\"");

  /** What a container may do here, which is as little as anywhere. */
  private static final List<String> HARDENED =
      List.of(
          "--read-only",
          "--tmpfs=/tmp",
          "--cap-drop=ALL",
          "--security-opt=no-new-privileges",
          "--memory=128m");

  /** Loaded from the tar that Jib has made. */
  public static BuiltImage load() {
    Docker.require();
    return new BuiltImage(System.getProperty("image.name")).loadedFrom("image.tar");
  }

  /** The same, after Docker has loaded the tar that a system property names. */
  public BuiltImage loadedFrom(String property) {
    Docker.run("load", "--quiet", "--input", System.getProperty(property));
    return this;
  }

  /** One value of {@code docker image inspect}. */
  public String inspect(String template) {
    return Docker.run("image", "inspect", "--format", template, name);
  }

  /** The names of the jars in it. */
  public Set<String> jars() {
    String container = Docker.run("create", name);
    try {
      return ExportedFiles.jars(container);
    } finally {
      Docker.run("rm", container);
    }
  }

  /** The names of the jars that its bill of materials lists. */
  public Set<String> listedJars() throws IOException {
    String sbom = Files.readString(Path.of(System.getProperty("image.sbom")));
    // Not those of the tools that made it, which its metadata lists.
    Matcher parts = LISTED.matcher(sbom.substring(sbom.indexOf("\n  \"components\"")));
    Set<String> jars = new TreeSet<>();
    while (parts.find()) {
      String file = parts.group("file");
      jars.add(file == null ? parts.group("name") + "-" + parts.group("version") + ".jar" : file);
    }
    return jars;
  }

  /** A label of the OCI's, by its last word. */
  public String label(String name) {
    return inspect("{{index .Config.Labels \"org.opencontainers.image." + name + "\"}}");
  }

  /** A service, with its ports published on free ones of this machine. */
  public Container serve(String... options) {
    return serve(List.of(8080, 8081), options);
  }

  /** A service with other ports, published on free ones of this machine. */
  public Container serve(List<Integer> ports, String... options) {
    Stream<String> published = ports.stream().map(port -> "--publish=127.0.0.1::" + port);
    return new Container(
        Docker.run(
            line(
                Stream.of(Stream.of("--detach"), published, Stream.of(options))
                    .flatMap(part -> part))));
  }

  /** A command, run to its end. */
  public Command.Outcome run(List<String> options, String... arguments) {
    return Docker.call(line(Stream.concat(Stream.of("--rm"), options.stream()), arguments));
  }

  private String[] line(Stream<String> options, String... arguments) {
    return Stream.of(
            Stream.of("run"), HARDENED.stream(), options, Stream.of(name), Stream.of(arguments))
        .flatMap(part -> part)
        .toArray(String[]::new);
  }
}
