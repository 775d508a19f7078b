package dev.ingressmap.localstage.control;

import java.io.IOException;

/** The resources that random requests can name. */
record FuzzTargets(
    SampleApi api, String deployment, String part, String key, String plan, String certificate) {

  static FuzzTargets create(ControlPlaneServer server) throws IOException, InterruptedException {
    SampleApi api = SampleApi.create(server);
    return new FuzzTargets(
        api,
        api.deploy(),
        server
            .json(
                "POST",
                api.path() + "/documentation/parts",
                "{\"location\":{\"type\":\"API\"},\"properties\":\"{}\"}")
            .path("id")
            .stringValue(),
        server.json("POST", "/apikeys", "{}").path("id").stringValue(),
        server.json("POST", "/usageplans", "{\"name\":\"a\"}").path("id").stringValue(),
        server.json("POST", "/clientcertificates", "{}").path("clientCertificateId").stringValue());
  }
}
