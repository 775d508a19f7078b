package dev.ingressmap.gateway.cluster;

import dev.ingressmap.gateway.InvalidInput;
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
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in one line why an API server gave no answer. */
final class Unreached {

  private Unreached() {}

  /** A client that could not be made, which is for its key: all else has been looked at. */
  static ClusterFailure before(Access access, RuntimeException e) {
    Throwable reason = cause(e, GeneralSecurityException.class);
    reason = reason == null ? cause(e, IOException.class) : reason;
    return new ClusterFailure(
        access.describe()
            + ": the client-certificate with its client-key cannot be used"
            + Words.after((reason == null ? e : reason).getMessage()),
        e);
  }

  static RuntimeException of(Access access, Duration limit, Throwable e) {
    InvalidInput own = cause(e, InvalidInput.class);
    return own != null ? own : new ClusterFailure(access.describe() + ": " + reason(limit, e), e);
  }

  private static String reason(Duration limit, Throwable e) {
    if (cause(e, CertificateExpiredException.class) != null) {
      return "its certificate has expired: renew it, or check the clock of this machine";
    }
    if (cause(e, CertPathBuilderException.class) != null) {
      return "its certificate is not trusted: give the right certificate-authority in the"
          + " kubeconfig";
    }
    CertificateException certificate = cause(e, CertificateException.class);
    if (certificate != null) {
      return "its certificate is not that of this server" + Words.after(certificate.getMessage());
    }
    SSLException tls = cause(e, SSLException.class);
    if (tls != null) {
      return "cannot speak TLS with it" + Words.after(tls.getMessage());
    }
    if (cause(e, UnresolvedAddressException.class) != null
        || cause(e, UnknownHostException.class) != null) {
      return "cannot connect: no such host: is the server in the kubeconfig right?";
    }
    if (cause(e, ConnectException.class) != null
        || cause(e, HttpConnectTimeoutException.class) != null) {
      return "cannot connect: is the cluster up, and the server in the kubeconfig right?";
    }
    if (cause(e, HttpTimeoutException.class) != null || cause(e, TimeoutException.class) != null) {
      return "no answer within " + limit.toSeconds() + " s: is the cluster overloaded?";
    }
    return "the connection broke" + Words.after(e.getMessage());
  }

  private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }
}
