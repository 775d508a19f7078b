package dev.ingressmap.localstage.execute.backend;

import dev.ingressmap.localstage.http.PassingClient;
import dev.ingressmap.localstage.model.account.ClientCertificates;
import dev.ingressmap.localstage.model.account.ClientIdentity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.util.component.ContainerLifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** A client for each set of TLS settings. Each has its own connections from its first call on. */
final class TlsClients extends ContainerLifeCycle {

  /** The password of key stores that never leave this process. */
  private static final char[] PASSWORD = "none".toCharArray();

  private final ConcurrentMap<BackendTls, PassingClient> clients = new ConcurrentHashMap<>();
  private final ClientCertificates certificates;
  private final Duration keepAlive;
  private final PassingClient usual;

  TlsClients(ClientCertificates certificates, Duration keepAlive) {
    this.certificates = certificates;
    this.keepAlive = keepAlive;
    this.usual = new PassingClient(keepAlive);
    installBean(usual);
  }

  PassingClient of(BackendUri uri, BackendTls tls) {
    return uri.scheme().equals("https") && !tls.equals(BackendTls.USUAL)
        ? clients.computeIfAbsent(tls, this::open)
        : usual;
  }

  private PassingClient open(BackendTls tls) {
    PassingClient client = new PassingClient(keepAlive, context(tls));
    addManaged(client);
    return client;
  }

  private SslContextFactory.Client context(BackendTls tls) {
    SslContextFactory.Client factory = new SslContextFactory.Client();
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      // Null means what the JVM trusts.
      context.init(keys(tls), tls.trustsAny() ? SslContextFactory.TRUST_ALL_CERTS : null, null);
      factory.setSslContext(context);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
    return factory;
  }

  private KeyManager @Nullable [] keys(BackendTls tls)
      throws GeneralSecurityException, IOException {
    String id = tls.clientCertificateId();
    ClientIdentity identity = id == null ? null : certificates.identity(id);
    if (identity == null) {
      return null;
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("own", identity.key(), PASSWORD, new Certificate[] {identity.certificate()});
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    return keys.getKeyManagers();
  }
}
