package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.model.TlsConfig;
import org.jspecify.annotations.Nullable;

/**
 * How a backend is spoken to where its URI asks for TLS.
 *
 * @param clientCertificateId what shows it who calls; absent for nothing
 * @param trustsAny whether its own certificate is not checked
 */
record BackendTls(@Nullable String clientCertificateId, boolean trustsAny) {

  /** As any client does that nothing is said to. */
  static final BackendTls USUAL = new BackendTls(null, false);

  static BackendTls of(Call call) {
    TlsConfig config = call.integration().tlsConfig();
    return new BackendTls(
        call.stage().clientCertificateId(), config != null && config.insecureSkipVerification());
  }
}
