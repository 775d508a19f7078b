package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.GetStageResponse;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import tools.jackson.databind.JsonNode;

/** The gateway command with its own manifests, and an API Gateway. */
final class GatewayUnderTest implements AutoCloseable {

  private final ApiGatewayUnderTest aws;
  private final Path manifests;
  private final Path settings;

  /** Starts a local API Gateway. */
  GatewayUnderTest(Path folder) throws IOException {
    this(folder, new ApiGatewayUnderTest());
  }

  /** Uses an API Gateway, and closes it. */
  GatewayUnderTest(Path folder, ApiGatewayUnderTest aws) {
    this.aws = aws;
    manifests = folder.resolve("ingress.yaml");
    settings = folder.resolve("settings.yaml");
  }

  /** Replaces the map. */
  void rules(String... rules) throws IOException {
    Rules.write(manifests, List.of(rules));
  }

  /** Replaces the settings; all later commands use them. */
  void settings(String yaml) throws IOException {
    Files.writeString(settings, yaml);
  }

  /** The URL of a path of the stage. */
  URI url(String path) {
    CommandRun run = run("url");
    assertThat(run.exitCode()).as(run.err()).isZero();
    return URI.create(run.out().strip() + path);
  }

  /** Runs a command line that does not need a map. */
  CommandRun run(String... arguments) {
    return CommandRun.of(
        aws.endpoint(),
        Files.exists(settings) ? with(arguments, "--config=" + settings) : arguments);
  }

  /** Runs a command line that must succeed, and returns its report. */
  JsonNode report(String... arguments) {
    CommandRun run = run(with(arguments, "--output=json"));
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    return run.json();
  }

  /** Checks that there is nothing to do. */
  void assertUpToDate() {
    CommandRun plan = plan();
    assertThat(plan.exitCode()).as(plan.out() + plan.err()).isZero();
  }

  /** Plans for the map. */
  CommandRun plan(String... options) {
    return run(with(new String[] {"plan", "-f", manifests.toString()}, options));
  }

  /** Makes the map the owner of an API. */
  CommandRun adopt(String apiId, String... options) {
    return run(with(new String[] {"import-existing", apiId, "-f", manifests.toString()}, options));
  }

  /** Applies the map, which must succeed, and returns the report. */
  JsonNode apply(String... options) {
    String[] apply = {"apply", "--auto-approve", "-f", manifests.toString()};
    return report(with(apply, options));
  }

  /** Applies the map to a stage and returns the id of the deployment that is live then. */
  String deploy(String... rules) throws IOException {
    rules(rules);
    apply();
    return live();
  }

  String live() {
    return stage().deploymentId();
  }

  GetStageResponse stage() {
    return client().getStage(r -> r.restApiId(apiId()).stageName("v1"));
  }

  String apiId() {
    return onlyApi().id();
  }

  /** The API; there must be exactly one. */
  RestApi onlyApi() {
    return aws.onlyApi();
  }

  Path manifests() {
    return manifests;
  }

  URI endpoint() {
    return aws.endpoint();
  }

  ApiGatewayClient client() {
    return aws.client();
  }

  /** A command line with more arguments at its end. */
  private static String[] with(String[] arguments, String... more) {
    String[] all = new String[arguments.length + more.length];
    System.arraycopy(more, 0, all, arguments.length, more.length);
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    return all;
  }

  @Override
  public void close() {
    aws.close();
  }
}
