package dev.ingressmap.gateway.openapi;

import dev.ingressmap.gateway.CanonicalJson;
import dev.ingressmap.gateway.api.DesiredApi;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The desired API as a canonical OpenAPI 3.0 document: the same API gives the same bytes. */
public final class ApiDocument {

  private final OpenApi document;
  private final String json;
  private final String hash;

  private ApiDocument(OpenApi document) {
    this.document = document;
    this.json = CanonicalJson.of(document);
    this.hash = sha256(json.getBytes(StandardCharsets.UTF_8));
  }

  public static ApiDocument of(DesiredApi api) {
    return new ApiDocument(OpenApi.of(api));
  }

  /** The document, keys sorted, no white space. */
  public String json() {
    return json;
  }

  /** SHA-256 of the document's UTF-8 bytes, in lower-case hex; it names the desired state. */
  public String hash() {
    return hash;
  }

  /** Writes the document that is sent to AWS, with a {@link VersionMark} that identifies it. */
  public String marked() {
    return CanonicalJson.of(document.withVersion(VersionMark.on(document.info().version(), hash)));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
