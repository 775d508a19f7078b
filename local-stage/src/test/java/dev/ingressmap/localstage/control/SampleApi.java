package dev.ingressmap.localstage.control;

import java.io.IOException;

/** An API with {@code GET /health} and an HTTP integration, as in the walk-through. */
public record SampleApi(ControlPlaneServer server, String id, String rootId, String healthId) {

  static SampleApi create(ControlPlaneServer server) throws IOException, InterruptedException {
    var api = server.json("POST", "/restapis", "{\"name\":\"demo\"}");
    String id = api.path("id").stringValue();
    String rootId = api.path("rootResourceId").stringValue();
    String healthId =
        server
            .json("POST", "/restapis/" + id + "/resources/" + rootId, "{\"pathPart\":\"health\"}")
            .path("id")
            .stringValue();
    var sample = new SampleApi(server, id, rootId, healthId);
    server.json("PUT", sample.method(), "{\"authorizationType\":\"NONE\"}");
    server.json(
        "PUT",
        sample.integration(),
        """
        {"type":"HTTP","httpMethod":"GET","uri":"http://demo.callmeradical.com/health"}\
        """);
    server.json(
        "PUT", sample.methodResponse(), "{\"responseModels\":{\"application/json\":\"Empty\"}}");
    server.json("PUT", sample.integrationResponse(), "{}");
    return sample;
  }

  String path() {
    return "/restapis/" + id;
  }

  String resources() {
    return path() + "/resources";
  }

  String health() {
    return resources() + "/" + healthId;
  }

  String method() {
    return health() + "/methods/GET";
  }

  String methodResponse() {
    return method() + "/responses/200";
  }

  String integration() {
    return method() + "/integration";
  }

  String integrationResponse() {
    return integration() + "/responses/200";
  }

  String stage() {
    return path() + "/stages/v1";
  }

  /** Deploys the working copy to stage v1 and returns the id of the deployment. */
  String deploy() throws IOException, InterruptedException {
    return server
        .json("POST", path() + "/deployments", "{\"stageName\":\"v1\"}")
        .path("id")
        .stringValue();
  }
}
