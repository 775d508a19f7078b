package dev.ingressmap.gateway.cli;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.deploy.LiveApiReader;
import dev.ingressmap.gateway.settings.Settings;
import java.util.List;

/** What a command works with: the settings and a connection. */
record Session(Settings settings, ApiGateway aws) implements AutoCloseable {

  LiveApiReader reader() {
    return new LiveApiReader(aws, settings);
  }

  /** The id of the map's API, which has to be there. */
  String requireApi() {
    return reader()
        .findId()
        .orElseThrow(() ->
            new InvalidInput(
                "there is no API "
                    + settings.api().name()
                    + " of this map yet: gateway apply makes it"));
  }

  /** The name of the stage, which has to be there. */
  String requireStage(String apiId) {
    String wanted = settings.stage().name();
    List<String> stages = aws.stages(apiId);
    if (!stages.contains(wanted)) {
      throw new InvalidInput(
          "API "
              + settings.api().name()
              + " ("
              + apiId
              + ") has no stage "
              + wanted
              + ", it has "
              + (stages.isEmpty() ? "none" : String.join(", ", stages))
              + ": gateway apply makes the stage");
    }
    return wanted;
  }

  String invokeUrl(String apiId) {
    return aws.invokeUrl(apiId, settings.stage().name());
  }

  String calls() {
    int calls = aws.calls().total();
    return calls == 1 ? "1 API call" : calls + " API calls";
  }

  @Override
  public void close() {
    aws.close();
  }
}
