package dev.ingressmap.gateway.cluster.login;

import dev.ingressmap.gateway.yaml.YamlValue;
import io.fabric8.kubernetes.client.Config;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;

/** A certificate that identifies the caller, with its key. */
final class ClientCertificate {

  private ClientCertificate() {}

  /**
   * Makes the client use it.
   *
   * @param owner the value to blame if it is invalid
   */
  static void apply(byte[] certificate, byte[] key, Config config, YamlValue owner) {
    List<Certificate> certificates = Pem.certificates(certificate);
    if (certificates.isEmpty()) {
      throw owner.invalid("its client certificate is not a certificate in PEM");
    }
    String privateKey = Pem.privateKey(key);
    if (privateKey.isEmpty()) {
      throw owner.invalid("its client key has no private key in PEM");
    }
    if (privateKey.contains("ENCRYPTED")) {
      throw owner.invalid("its client key is encrypted: decrypt it with openssl pkey");
    }
    config.setClientCertData(Base64.getEncoder().encodeToString(certificate));
    config.setClientKeyData(
        Base64.getEncoder().encodeToString(privateKey.getBytes(StandardCharsets.US_ASCII)));
    // A PKCS #8 key does not name its algorithm in the header; the client would assume RSA.
    config.setClientKeyAlgo(certificates.get(0).getPublicKey().getAlgorithm());
  }
}
