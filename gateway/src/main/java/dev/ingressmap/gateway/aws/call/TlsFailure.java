package dev.ingressmap.gateway.aws.call;

import dev.ingressmap.gateway.Causes;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** A TLS connection that cannot be established, now or later. */
final class TlsFailure {

  private static final String PLAIN = "Unsupported or unrecognized SSL message";

  private TlsFailure() {}

  /** What is wrong; empty if it is something else, or if a retry may help. */
  static Optional<String> reason(Throwable failure) {
    if (Causes.first(failure, SSLException.class).isEmpty()) {
      return Optional.empty();
    }
    if (Causes.of(failure).anyMatch(cause -> PLAIN.equals(cause.getMessage()))) {
      return Optional.of("cannot connect: it does not speak TLS: is the endpoint http?");
    }
    return Causes.first(failure, CertificateException.class)
        .map(
            cause -> "cannot connect: Java does not trust its certificate: is the endpoint right?");
  }
}
