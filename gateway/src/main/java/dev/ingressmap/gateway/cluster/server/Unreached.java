package dev.ingressmap.gateway.cluster.server;

import dev.ingressmap.gateway.Causes;
import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.cluster.access.Access;
import dev.ingressmap.gateway.cluster.login.Words;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Says in one line why an API server gave no answer. */
final class Unreached {

  private Unreached() {}

  /** The client could not be created: its key is at fault, since all else is validated by then. */
  static ClusterFailure before(Access access, RuntimeException e) {
    Throwable reason =
        Causes.first(e, GeneralSecurityException.class)
            .<Throwable>map(cause -> cause)
            .or(() -> Causes.first(e, IOException.class))
            .orElse(e);
    return new ClusterFailure(
        access.describe()
            + ": the client-certificate with its client-key cannot be used"
            + Words.after(reason.getMessage()),
        e);
  }

  static RuntimeException of(Access access, Duration limit, Throwable e) {
    return Causes.first(e, InvalidInput.class)
        .<RuntimeException>map(own -> own)
        .orElseGet(() -> new ClusterFailure(access.describe() + ": " + reason(limit, e), e));
  }

  private static String reason(Duration limit, Throwable e) {
    if (has(e, CertificateExpiredException.class)) {
      return "its certificate has expired: renew it, or check the clock of this machine";
    }
    if (has(e, CertPathBuilderException.class)) {
      return "its certificate is not trusted: give the right certificate-authority in the"
          + " kubeconfig";
    }
    Optional<CertificateException> certificate = Causes.first(e, CertificateException.class);
    if (certificate.isPresent()) {
      return "its certificate is for another server" + Words.after(certificate.get().getMessage());
    }
    Optional<SSLException> tls = Causes.first(e, SSLException.class);
    if (tls.isPresent()) {
      return "cannot speak TLS with it" + Words.after(tls.get().getMessage());
    }
    if (has(e, UnresolvedAddressException.class) || has(e, UnknownHostException.class)) {
      return "cannot connect: no such host: is the server in the kubeconfig right?";
    }
    if (has(e, ConnectException.class) || has(e, HttpConnectTimeoutException.class)) {
      return "cannot connect: is the cluster up, and the server in the kubeconfig right?";
    }
    if (has(e, HttpTimeoutException.class) || has(e, TimeoutException.class)) {
      return "no answer within " + limit.toSeconds() + " s: is the cluster overloaded?";
    }
    return "the connection broke" + Words.after(e.getMessage());
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> type) {
    return Causes.first(failure, type).isPresent();
  }
}
