package dev.ingressmap.gateway.cluster;

import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;

/** Certificates as text. */
final class Pem {

  private Pem() {}

  /** The certificates; none where these are none that can be read. */
  static List<Certificate> certificates(byte[] pem) {
    try {
      return List.copyOf(
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem)));
    } catch (CertificateException e) {
      return List.of();
    }
  }
}
