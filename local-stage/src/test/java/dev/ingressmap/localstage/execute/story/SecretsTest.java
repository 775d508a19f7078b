package dev.ingressmap.localstage.execute.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.IntStream;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {

  private final Secrets secrets = new Secrets();

  @Test
  void noSecretShowsTheRestOfAnotherOne() {
    secrets.add("abcdefgh");
    secrets.add("abcdefgh-and-the-rest");
    secrets.add("the-rest-of-it");

    assertThat(secrets.masked("<abcdefgh-and-the-rest-of-it> <abcdefgh>"))
        .isEqualTo("<********************-of-it> <******gh>");
  }

  @Test
  void hidesRegularExpressionsToTheLetter() {
    secrets.add("a.*b$1\\E(");

    assertThat(secrets.masked("a.*b$1\\E( but not axxb$1E"))
        .isEqualTo("******\\E( but not axxb$1E");
    assertThat(secrets.masked("{\"a\": \"a.*b$1\\\\E(\"}")).doesNotContain("a.*b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Authorization       | Bearer 0123456789abcdef                      | 0123456789abcdef
          Authorization       | Bearer dG9rZW4tdG9rZW4tdG8=                  | dG9rZW4tdG9rZW4tdG8=
          Authorization       | bearer\t0123456789abcdef                     | 0123456789abcdef
          Authorization       | Digest username="u", response="6629fae49393" | 6629fae49393
          Authorization       | AWS4-HMAC-SHA256 Credential=AKIA/20300101/us-east-1/s/aws4_request, SignedHeaders=host;x-amz-date, Signature=0123456789ab | 0123456789ab
          Proxy-Authorization | Bearer 0123456789abcdef                      | 0123456789abcdef
          Cookie              | theme=dark; session=0123456789abcdef==       | 0123456789abcdef==
          Cookie              | session="0123456789abcdef"                   | 0123456789abcdef
          Set-Cookie          | session=0123456789abcdef; Path=/             | 0123456789abcdef
          X-Api-Key           | 0123456789abcdef                             | 0123456789abcdef
          """)
  void hidesWhatIsInAHeader(String name, String value, String secret) {
    secrets.add(HttpFields.build().add(name, value));

    assertThat(secrets.masked("<" + secret + ">")).startsWith("<****").doesNotContain(secret);
    String json = "\"" + value.replace("\"", "\\\"") + "\"";
    assertThat(secrets.masked(json)).doesNotContain(secret);
  }

  @Test
  void doesNotHideWhatIsNoSecret() {
    secrets.add(
        HttpFields.build()
            .add(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKIA/20300101/us-east-1/s/aws4_request,"
                    + " SignedHeaders=content-type;host;x-amz-date, Signature=0123456789ab")
            .add("Proxy-Authorization", "Digest username=\"somebody\", uri=\"/orders/all\""));

    String text = "content-type x-amz-date AWS4-HMAC-SHA256 somebody /orders/all";
    assertThat(secrets.masked(text)).isEqualTo(text);
  }

  @Test
  void hidesThePasswordThatBasicEncodes() {
    String encoded =
        Base64.getEncoder().encodeToString("me:the-password".getBytes(StandardCharsets.UTF_8));
    secrets.add(HttpFields.build().add("Authorization", "Basic " + encoded));
    secrets.add(HttpFields.build().add("Proxy-Authorization", "Basic !"));

    assertThat(secrets.masked(encoded + " me:the-password the-password"))
        .doesNotContain(encoded, "the-pass");
  }

  @ParameterizedTest
  @CsvSource({
    "X-Amz-Security-Token=IQoJb3JpZ2luX2Vj, IQoJb3JpZ2luX2Vj",
    "a=b&X-Amz-Signature=0123456789abcdef&c, 0123456789abcdef",
    "access_token=0123456789abcdef, 0123456789abcdef",
    "api%5Fkey=0123%2F456789abc, 0123/456789abc",
    "api_key=0123%2F456789abc, 0123%2F456789abc",
    "apikey=%zz0123456789, %zz0123456789"
  })
  void hidesWhatIsInAQuery(String query, String secret) {
    secrets.addQuery(query);

    assertThat(secrets.masked("<" + secret + ">")).doesNotContain(secret);
  }

  @Test
  void hidesHeadersInJson() {
    secrets.addJson(
        """
        {"headers": {"Set-Cookie": "a=\\"0123456789\\"; Path=/", "X-Other": "not hidden"},
         "multiValueHeaders": {"set-cookie" : [ "b=9876543210; Path=/"]}, "cookie": 7, "cookie": "\\
        """);

    assertThat(secrets.masked("0123456789 9876543210 not hidden"))
        .doesNotContain("0123", "9876")
        .endsWith("not hidden");
  }

  @Test
  void aShortenedTextDoesNotEndWithTheBeginningOfASecret() {
    secrets.add("0123456789abcdef");
    secrets.add("the=0123456789abcdef");

    for (String mark : new String[] {"…", " [TRUNCATED]", "… (1234 characters)"}) {
      assertThat(secrets.masked("<0123456789abcdef> 0123456789" + mark))
          .isEqualTo("<***********bcdef> ********************" + mark);
    }
    assertThat(secrets.masked("a 0123456789", true)).isEqualTo("a ********************");
    assertThat(secrets.masked("a the=0123456789", true)).isEqualTo("a ********************");
    assertThat(secrets.masked("a 01234", true)).isEqualTo("a 01234");
    assertThat(secrets.masked("0123456789")).isEqualTo("0123456789");
  }

  @Test
  void thereAreOnlySoMany() {
    IntStream.range(0, 2_000).forEach(i -> secrets.add("secret-" + i));

    assertThat(secrets.weight()).isBetween(1_000, 100_000);
  }
}
