package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.model.account.ClientIdentity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** An HTTPS server that answers with the serial number of the client's certificate. */
final class TlsBackend implements AutoCloseable {

  private static final char[] PASSWORD = "none".toCharArray();

  private final ServerSocket server;
  private final SSLSocketFactory tls;
  private final boolean needsCertificate;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Starts a server.
   *
   * @param trusted the only client certificate that it accepts, and requires; null to require none
   */
  TlsBackend(ClientIdentity own, @Nullable X509Certificate trusted) throws Exception {
    tls = context(own, trusted == null ? own.certificate() : trusted).getSocketFactory();
    needsCertificate = trusted != null;
    server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    var _ = threads.submit(this::accept);
  }

  String url() {
    return "https://localhost:" + server.getLocalPort() + "/";
  }

  private @Nullable Void accept() throws IOException {
    while (!server.isClosed()) {
      Socket socket = server.accept();
      var _ = threads.submit(() -> serve(socket));
    }
    return null;
  }

  private @Nullable Void serve(Socket socket) throws IOException {
    try (socket) {
      try {
        answer(socket);
      } catch (SSLException refused) {
        // The alert is on its way. If this closed now, with the client's request unread, the
        // client could hear of a broken connection before it reads the alert.
      }
      socket.shutdownOutput();
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
    return null;
  }

  private void answer(Socket socket) throws IOException {
    SSLSocket secured = (SSLSocket) tls.createSocket(socket, null, socket.getPort(), false);
    secured.setUseClientMode(false);
    secured.setNeedClientAuth(needsCertificate);
    secured.startHandshake();
    BufferedReader request =
        new BufferedReader(
            new InputStreamReader(secured.getInputStream(), StandardCharsets.US_ASCII));
    String line = request.readLine();
    while (line != null && !line.isEmpty()) {
      line = request.readLine();
    }
    String shown = shown(secured.getSession());
    String answer =
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(shown.length(), shown);
    secured.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
  }

  private static String shown(SSLSession session) {
    try {
      Certificate[] chain = session.getPeerCertificates();
      return ((X509Certificate) chain[0]).getSerialNumber().toString();
    } catch (SSLPeerUnverifiedException e) {
      return "nobody";
    }
  }

  private static SSLContext context(ClientIdentity own, X509Certificate trusted) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    keys.setKeyEntry("own", own.key(), PASSWORD, new Certificate[] {own.certificate()});
    KeyManagerFactory identity =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    identity.init(keys, PASSWORD);
    KeyStore anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    anchors.setCertificateEntry("client", trusted);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(anchors);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(identity.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
    threads.close();
  }
}
