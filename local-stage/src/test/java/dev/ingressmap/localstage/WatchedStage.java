package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.cluster.Eventually;
import dev.ingressmap.gateway.cluster.LiveCluster;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.RestApi;

/** A cluster, an API Gateway with faults, and callers of its stage. */
final class WatchedStage implements AutoCloseable {

  private final NamingBackend backend = new NamingBackend();
  private final Caller caller = new Caller();
  private final ScriptedFaults faults = new ScriptedFaults();
  private final ApiGatewayUnderTest aws = new ApiGatewayUnderTest(faults, backend.asIngress());
  private final LiveCluster cluster = new LiveCluster();
  private final Path folder;
  private int watches;

  WatchedStage(Path folder) throws IOException {
    this.folder = folder;
  }

  WatchUnderTest watch(String... more) throws IOException {
    Path own = Files.createDirectory(folder.resolve("watch" + watches++));
    return new WatchUnderTest(aws.endpoint(), cluster, own, more);
  }

  LiveCluster cluster() {
    return cluster;
  }

  ApiGatewayUnderTest aws() {
    return aws;
  }

  ScriptedFaults faults() {
    return faults;
  }

  /** The id of the live deployment, null if there is none yet. */
  @Nullable String live() {
    List<RestApi> apis = aws.apis();
    return apis.isEmpty()
        ? null
        : aws.client().getStages(r -> r.restApiId(apis.getFirst().id())).item().stream()
            .findFirst()
            .map(stage -> stage.deploymentId())
            .orElse(null);
  }

  int deployments() {
    return (int)
        faults.operations().stream().filter(name -> name.equals("CreateDeployment")).count();
  }

  /** Waits until the stage answers a path with this status and body. */
  void serves(String path, String answer) throws Exception {
    Eventually.holds(() -> assertThat(served(path)).isEqualTo(answer));
  }

  String served(String path) {
    String host = "//" + aws.onlyApi().id() + ".execute-api.";
    return Prober.answer(
        caller, URI.create(aws.endpoint().toString().replace("//", host) + "/v1" + path));
  }

  /** The answer of a custom domain at a path. */
  String served(String domain, String path) {
    return Prober.answer(
        caller, URI.create("http://" + domain + ":" + aws.endpoint().getPort() + path));
  }

  @Override
  public void close() {
    cluster.close();
    aws.close();
    caller.close();
    backend.close();
  }
}
