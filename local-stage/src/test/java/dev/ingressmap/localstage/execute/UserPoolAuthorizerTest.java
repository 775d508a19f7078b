package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Methods with a user pool as authorizer: no signature is verified, but the claims must match. */
class UserPoolAuthorizerTest {

  private static final String POOL = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc";

  private static final String PATHS =
      """
      paths:
        /id:
          get:
            security: [{pool: []}]
            x-amazon-apigateway-integration:
              type: mock
              requestTemplates: {$default: '{"statusCode": 200}'}
              responses:
                default:
                  statusCode: 200
                  responseTemplates:
                    application/json: "$context.authorizer.claims.sub $context.authorizer.claims['cognito:groups']"
        /scoped:
          get:
            security: [{pool: [read, write]}]
            x-amazon-apigateway-integration: $mock
      components:
        securitySchemes:
          pool:
            type: apiKey
            name: Authorization
            in: header
            x-amazon-apigateway-authtype: cognito_user_pools
            x-amazon-apigateway-authorizer:
              type: cognito_user_pools
              providerARNs: ["arn:aws:cognito-idp:eu-west-1:000000000000:userpool/eu-west-1_abc"]
      """;

  private final long later = Instant.now().getEpochSecond() + 600;

  @AutoClose DataPlane plane = new DataPlane();
  DeployedApi api = plane.deploy(DocumentApi.of(PATHS));

  @Test
  void tellsTheTemplatesTheClaims() throws Exception {
    String claims = claims(POOL, later, "id", "\"sub\":\"me\",\"cognito:groups\":[\"a\",\"b\"]");

    assertThat(api.get("/id", "Authorization: " + token(claims)).body()).isEqualTo("me a,b");
    assertThat(api.get("/id", "Authorization: Bearer " + token(claims)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id     | read       | /scoped | 401
          access | read       | /scoped | 200
          access | other read | /scoped | 200
          access | other      | /scoped | 401
          access | read       | /id     | 401
          """)
  void scopesAskForAnAccessTokenWithOne(String use, String scope, String path, int status)
      throws Exception {
    String claims = claims(POOL, later, use, "\"scope\":\"" + scope + "\"");

    assertThat(api.get(path, "Authorization: " + token(claims)).status()).isEqualTo(status);
  }

  @Test
  void anExpiredTokenIsToldSo() throws Exception {
    Reply reply =
        api.get("/id", "Authorization: " + token(claims(POOL, 1, "id", "\"sub\":\"me\"")));

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("x-amzn-ErrorType")).isEqualTo("UnauthorizedException");
    assertThat(reply.body()).isEqualTo("{\"message\":\"The incoming token has expired\"}");
  }

  @ParameterizedTest
  @CsvSource({"''", "Bearer", "a.b.c", "e30.e30", "e30.e30.x", "e30.W10.x", "!.!.!"})
  void noTokenOrNoneOfThePoolIsUnauthorized(String token) throws Exception {
    Reply reply = token.isEmpty() ? api.get("/id") : api.get("/id", "Authorization: " + token);

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
  }

  @Test
  void aPoolsExpressionIsForTheAudience() throws Exception {
    DeployedApi strict =
        plane.deploy(
            DocumentApi.of(
                PATHS.replace(
                    "providerARNs:",
                    "identityValidationExpression: app-.*\n        providerARNs:")));
    String claims = claims(POOL, later, "id", "\"aud\":\"app-1\"");

    assertThat(strict.get("/id", "Authorization: " + token(claims)).status()).isEqualTo(200);
    assertThat(
            strict.get("/id", "Authorization: " + token(claims.replace("app-1", "other"))).status())
        .isEqualTo(401);
  }

  @Test
  void aTokenOfAnotherPoolIsUnauthorized() throws Exception {
    String claims = claims(POOL + "d", later, "id", "\"sub\":\"me\"");

    assertThat(api.get("/id", "Authorization: " + token(claims)).status()).isEqualTo(401);
  }

  private static String claims(String issuer, long expires, String use, String more) {
    return "{\"iss\":\"%s\",\"exp\":%d,\"token_use\":\"%s\",%s}"
        .formatted(issuer, expires, use, more);
  }

  private static String token(String claims) {
    return encoded("{\"alg\":\"RS256\"}") + "." + encoded(claims) + ".c2lnbmF0dXJl";
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
