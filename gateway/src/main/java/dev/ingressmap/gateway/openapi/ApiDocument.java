package dev.ingressmap.gateway.openapi;

import dev.ingressmap.gateway.CanonicalJson;
import dev.ingressmap.gateway.api.DesiredApi;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The desired API as a canonical OpenAPI 3.0 document: the same API gives the same bytes.
 *
 * @param json the document, keys sorted, no white space
 * @param hash SHA-256 of its UTF-8 bytes, in lower-case hex; it names the desired state
 * @param marked the document that is sent to AWS, with a {@link VersionMark} that identifies it
 */
public record ApiDocument(String json, String hash, String marked) {

  public static ApiDocument of(DesiredApi api) {
    OpenApi document = OpenApi.of(api);
    String json = CanonicalJson.of(document);
    String hash = sha256(json.getBytes(StandardCharsets.UTF_8));
    String version = VersionMark.on(api.settings().api().version(), hash);
    return new ApiDocument(json, hash, CanonicalJson.of(document.withVersion(version)));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
