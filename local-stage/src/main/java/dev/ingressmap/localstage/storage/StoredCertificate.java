package dev.ingressmap.localstage.storage;

import dev.ingressmap.localstage.model.account.ClientCertificate;
import dev.ingressmap.localstage.model.account.ClientIdentity;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * A client certificate in its file.
 *
 * @param key its private key: PKCS #8 in base64
 */
record StoredCertificate(long place, ClientCertificate certificate, String key) implements Placed {

  static StoredCertificate of(long place, ClientCertificate certificate, ClientIdentity identity) {
    return new StoredCertificate(
        place, certificate, Base64.getEncoder().encodeToString(identity.key().getEncoded()));
  }

  /**
   * The key and the certificate.
   *
   * @throws IllegalArgumentException if they are not what they should be
   */
  ClientIdentity identity() {
    try {
      return new ClientIdentity(
          KeyFactory.getInstance("RSA")
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key))),
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(
                      new ByteArrayInputStream(
                          certificate
                              .pemEncodedCertificate()
                              .getBytes(StandardCharsets.US_ASCII))));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The text without the key, which must not be logged. */
  @Override
  public String toString() {
    return "client certificate " + certificate.clientCertificateId();
  }
}
