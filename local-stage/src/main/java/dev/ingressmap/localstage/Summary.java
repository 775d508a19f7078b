package dev.ingressmap.localstage;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The summary for a user who has just started the local stage. */
final class Summary {

  private static final String IN_AWS_FORM = "  in AWS's form, for curl and browsers: ";

  private final LocalStage stage;
  private final boolean console;

  /**
   * The summary of what was started.
   *
   * @param console whether it has one
   */
  Summary(LocalStage stage, boolean console) {
    this.stage = stage;
    this.console = console;
  }

  /**
   * The summary.
   *
   * @param check calls the first route of each stage and describes the result
   */
  List<String> lines(Function<URI, String> check) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(stage.stages().isEmpty() ? ofNothing() : ofMap(check));
    if (console) {
      lines.add("");
      lines.add("Console: " + stage.endpoint().resolve("/_local/console"));
    }
    lines.add("");
    lines.add("Ctrl-C stops it.");
    return lines;
  }

  private List<String> ofNothing() {
    URI endpoint = stage.endpoint();
    return List.of(
        "API Gateway, Lambda and Route 53, without manifests.",
        "",
        "Endpoint: " + endpoint,
        "Invoke URLs: " + endpoint + "/_aws/execute-api/{api}/{stage}",
        IN_AWS_FORM + "http://{api}.execute-api.localhost:" + endpoint.getPort() + "/{stage}",
        "Try: AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any aws --region us-east-1"
            + " --endpoint-url "
            + endpoint
            + " apigateway create-rest-api --name demo",
        "",
        "To deploy Ingress manifests, name them with --manifests or LOCAL_STAGE_MANIFESTS.");
  }

  private List<String> ofMap(Function<URI, String> check) {
    List<DeployedStage> stages = stage.stages();
    boolean one = stages.size() == 1;
    int routes = stage.first().desired().operations().size();
    List<String> lines = new ArrayList<>();
    lines.add(
        "API %s, %s %s: %d %s, of %d Ingresses."
            .formatted(
                stage.first().desired().settings().api().name(),
                one ? "stage" : "stages",
                String.join(", ", stages.stream().map(DeployedStage::name).toList()),
                routes,
                routes == 1 ? "route" : "routes",
                stage.map().objects().size()));
    for (DeployedStage deployed : stages) {
      deployed
          .firstRoute()
          .ifPresent(path ->
              lines.add(
                  "Checked: GET /%s%s -> %s"
                      .formatted(deployed.name(), path, check.apply(deployed.url(path)))));
    }
    lines.add("");
    for (DeployedStage deployed : stages) {
      String of = one ? "" : " of stage " + deployed.name();
      lines.add("Invoke URL" + of + ": " + deployed.invokeUrl());
      lines.add(IN_AWS_FORM + deployed.hostUrl());
    }
    List<String> hosts = stage.map().hosts().stream().sorted().toList();
    String host = hosts.isEmpty() ? "any" : String.join(", ", hosts);
    lines.add("Ingress: " + stage.ingress() + " (Host: " + host + ")");
    stages.stream()
        .flatMap(deployed -> deployed.firstRoute().map(deployed::url).stream())
        .findFirst()
        .ifPresent(url -> lines.add("Try: curl " + url));
    return lines;
  }
}
