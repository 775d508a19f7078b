package dev.ingressmap.localstage.execute.backend;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.model.TlsConfig;
import org.jspecify.annotations.Nullable;

/**
 * The TLS settings for a backend whose URI asks for TLS.
 *
 * @param clientCertificateId the certificate that identifies API Gateway to the backend; absent for
 *     none
 * @param trustsAny whether the backend's certificate is not verified
 */
record BackendTls(@Nullable String clientCertificateId, boolean trustsAny) {

  /** The settings of a client without any configuration. */
  static final BackendTls USUAL = new BackendTls(null, false);

  static BackendTls of(Call call) {
    TlsConfig config = call.integration().tlsConfig();
    return new BackendTls(
        call.stage().clientCertificateId(), config != null && config.insecureSkipVerification());
  }
}
