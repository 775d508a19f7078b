package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.localstage.model.api.AuthorizationType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AuthorizationTest {

  @AutoClose DataPlane plane = new DataPlane();

  @Test
  void iamAsksForASignature() throws Exception {
    DeployedApi api = deploy(AuthorizationType.AWS_IAM);

    Reply unsigned = api.get("/a");
    assertThat(unsigned.status()).isEqualTo(403);
    assertThat(unsigned.body()).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
    assertThat(api.get("/a", "Authorization: Bearer x").status()).isEqualTo(403);
    String signature = "AWS4-HMAC-SHA256 Credential=id/20261122/eu-west-1/execute-api/aws4_request";
    assertThat(api.get("/a", "Authorization: " + signature).status()).isEqualTo(200);
  }

  private DeployedApi deploy(AuthorizationType authorization) {
    return plane.deploy(
        new SampleApi().route("GET", "/a", authorization, false, SampleIntegration.saying("")));
  }
}
