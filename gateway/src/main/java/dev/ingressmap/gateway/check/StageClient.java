package dev.ingressmap.gateway.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Timer;
import java.util.TimerTask;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Calls a stage as any client would, with the SDK's HTTP client. Whatever answers, a call ends in
 * time and takes little memory.
 */
final class StageClient implements AutoCloseable {

  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final int MAX_HEADERS = 200;

  /** The rest of a longer body is not read, and its connection is not used again. */
  private static final int MAX_BODY_BYTES = 64 * 1024;

  private final CloseableHttpClient client;
  private final Duration limit;
  private final Timer clock = new Timer("calls of the stage", true);

  /** A client with a time limit for each call. */
  StageClient(Duration limit) {
    this.limit = limit;
    Timeout timeout = Timeout.of(limit);
    client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new Loopback())
                    .setConnectionFactory(
                        ManagedHttpClientConnectionFactory.builder()
                            .http1Config(
                                Http1Config.custom()
                                    .setMaxLineLength(MAX_HEADER_BYTES)
                                    .setMaxHeaderCount(MAX_HEADERS)
                                    .build())
                            .build())
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(timeout)
                            .setSocketTimeout(timeout)
                            .build())
                    .build())
            .useSystemProperties()
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableContentCompression()
            .disableCookieManagement()
            .build();
  }

  Answer call(Call call) {
    HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.url().base());
    // The path must stay as it is: the check is about what others read in it.
    request.setPath(call.url().target());
    call.headers().forEach(request::addHeader);
    TimerTask end = end(request);
    clock.schedule(end, limit.toMillis());
    try (ClassicHttpResponse response = client.executeOpen(null, request, null)) {
      Header error = response.getFirstHeader("x-amzn-ErrorType");
      byte[] body = beginning(response.getEntity());
      if (body.length > MAX_BODY_BYTES) {
        request.cancel();
      }
      return new Answer(
          response.getCode(), error == null ? null : error.getValue(), Arrays.hashCode(body));
    } catch (IOException e) {
      return Answer.none(
          request.isCancelled()
              ? "not within " + limit.toSeconds() + " s"
              : String.valueOf(e.getMessage()));
    } finally {
      end.cancel();
    }
  }

  private static TimerTask end(HttpUriRequestBase request) {
    return new TimerTask() {
      @Override
      public void run() {
        request.cancel();
      }
    };
  }

  /** The body, or one byte more than the limit, after which the connection cannot be reused. */
  private static byte[] beginning(@Nullable HttpEntity body) {
    try {
      return body == null ? new byte[0] : body.getContent().readNBytes(MAX_BODY_BYTES + 1);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  @Override
  public void close() {
    clock.cancel();
    client.close(CloseMode.IMMEDIATE);
  }

  /** Resolves every name below localhost to this machine (RFC 6761), whatever its resolver says. */
  private static final class Loopback extends SystemDefaultDnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return host.endsWith(".localhost")
          ? new InetAddress[] {InetAddress.getLoopbackAddress()}
          : super.resolve(host);
    }
  }
}
