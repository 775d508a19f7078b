package dev.ingressmap.k8s.cluster;

import dev.ingressmap.images.Command;
import dev.ingressmap.images.Command.Outcome;
import dev.ingressmap.localstage.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The local stage in its own process: an API Gateway whose stage leads to a cluster's ingress.
 *
 * @param invokeUrl where the stage answers
 */
public record LocalStageProcess(Process process, URI invokeUrl) implements AutoCloseable {

  private static final String ANNOUNCEMENT = "Invoke URL: ";

  /** Starts it with these manifests. The ingress serves each of their Services. */
  public static LocalStageProcess before(
      InetSocketAddress ingress, Path manifests, List<String> services) throws IOException {
    String address = "=http://" + ingress.getHostString() + ":" + ingress.getPort();
    ProcessBuilder builder =
        new ProcessBuilder(java(Main.class.getName(), Stream.of())).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "LOCAL_STAGE_PORT",
                "0",
                "LOCAL_STAGE_INGRESS_PORT",
                "0",
                "LOCAL_STAGE_MANIFESTS",
                manifests.toString(),
                "LOCAL_STAGE_UPSTREAMS",
                services.stream()
                    .map(service -> service + address)
                    .collect(Collectors.joining(","))));
    Process process = builder.start();
    List<String> lines = new ArrayList<>();
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(ANNOUNCEMENT)) {
        return new LocalStageProcess(
            process, URI.create(line.substring(ANNOUNCEMENT.length()).strip()));
      }
      lines.add(line);
    }
    throw new AssertionError("the local stage did not start: " + lines);
  }

  /** The stage's answer. The JVM does not resolve all names below localhost to this machine. */
  public IngressClient.Answer invoke(String path) throws IOException {
    return new IngressClient(new InetSocketAddress("localhost", invokeUrl.getPort()))
        .get(invokeUrl.getAuthority(), invokeUrl.getPath() + path);
  }

  /** The outcome of {@code gateway} with its control plane. */
  public Outcome gateway(Stream<String> arguments) {
    return Command.call(
        java(
            "dev.ingressmap.gateway.cli.Gateway",
            Stream.concat(
                arguments,
                Stream.of("--endpoint-url", "http://localhost:" + invokeUrl.getPort()))));
  }

  private static List<String> java(String main, Stream<String> arguments) {
    return Stream.concat(
            Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main),
            arguments)
        .toList();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
