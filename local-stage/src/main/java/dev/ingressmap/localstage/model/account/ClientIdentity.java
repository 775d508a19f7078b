package dev.ingressmap.localstage.model.account;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A private key and its self-signed certificate. */
public record ClientIdentity(PrivateKey key, X509Certificate certificate) {

  private static final X500Name NAME = new X500Name("CN=ApiGateway");
  private static final int KEY_BITS = 2048;
  private static final int SERIAL_BITS = 63;

  /** A new identity, valid between two times. */
  static ClientIdentity generate(Instant from, Instant to) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS);
      KeyPair pair = generator.generateKeyPair();
      BigInteger serial = new BigInteger(SERIAL_BITS, new SecureRandom());
      var builder =
          new JcaX509v3CertificateBuilder(
              NAME, serial, Date.from(from), Date.from(to), NAME, pair.getPublic());
      var signer = new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate());
      return new ClientIdentity(
          pair.getPrivate(),
          new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
    } catch (GeneralSecurityException | OperatorException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The certificate in PEM. */
  String pem() {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(certificate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** The text without the key, which must not be logged. */
  @Override
  public String toString() {
    return "client identity " + certificate.getSerialNumber();
  }
}
