package dev.ingressmap.localstage.model;

import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Random identifiers in AWS's form: lower-case letters and digits. */
public final class Identifier {

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

  private Identifier() {}

  public static String ofApi() {
    return random(10);
  }

  public static String ofResource() {
    return random(10);
  }

  public static String ofDeployment() {
    return random(6);
  }

  public static String ofModel() {
    return random(6);
  }

  public static String ofDocumentationPart() {
    return random(6);
  }

  public static String ofAuthorizer() {
    return random(6);
  }

  public static String ofVpcLink() {
    return random(6);
  }

  public static String ofRequestValidator() {
    return random(6);
  }

  public static String ofApiKey() {
    return random(10);
  }

  /** The value that the holder of a new API key sends. */
  public static String ofApiKeyValue() {
    return random(40);
  }

  public static String ofClientCertificate() {
    return random(6);
  }

  public static String ofUsagePlan() {
    return random(6);
  }

  /** The identifier of a private domain name. */
  public static String ofDomainName() {
    return random(10);
  }

  /** An identifier of Route 53, which uses capital letters. */
  public static String ofHostedZone() {
    return "Z" + random(20).toUpperCase(Locale.ROOT);
  }

  /** The identifier of a change in Route 53. */
  public static String ofChange() {
    return "C" + random(20).toUpperCase(Locale.ROOT);
  }

  private static String random(int length) {
    return ThreadLocalRandom.current()
        .ints(length, 0, ALPHABET.length())
        .collect(
            StringBuilder::new, (id, i) -> id.append(ALPHABET.charAt(i)), StringBuilder::append)
        .toString();
  }
}
