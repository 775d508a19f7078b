package dev.ingressmap.gateway.cluster.login;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and keys in PEM. */
public final class Pem {

  /** OpenSSL writes a curve's parameters before its key, and other tools write comments there. */
  private static final Pattern PRIVATE_KEY =
      Pattern.compile("(?s)-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----.*?-----END [^-]+-----");

  private Pem() {}

  /** The certificates; empty if none can be read. */
  public static List<Certificate> certificates(byte[] pem) {
    try {
      return List.copyOf(
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem)));
    } catch (CertificateException e) {
      return List.of();
    }
  }

  /** The first private key, encrypted or not; empty if there is none. */
  static String privateKey(byte[] pem) {
    Matcher key = PRIVATE_KEY.matcher(new String(pem, StandardCharsets.US_ASCII));
    return key.find() ? key.group() : "";
  }
}
