package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * The desired API as a canonical OpenAPI 3.0 document: the same API gives the same bytes.
 *
 * @param json the document, keys sorted, no white space
 * @param hash SHA-256 of its UTF-8 bytes, in lower-case hex; it names the desired state
 */
public record ApiDocument(String json, String hash) {

  public static ApiDocument of(DesiredApi api) {
    Map<String, Object> document = OpenApi.of(api);
    String json = CanonicalJson.of(document);
    return new ApiDocument(json, sha256(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
