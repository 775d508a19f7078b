package dev.ingressmap.gateway.smoke;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** Calls a stage as anybody would, by the HTTP client that the SDK brings. */
final class StageClient implements AutoCloseable {

  private static final int MAX_LENGTH = 100;

  private final CloseableHttpClient client;

  /** A client that waits that long for a connection, and for an answer. */
  StageClient(Duration limit) {
    Timeout timeout = Timeout.ofMilliseconds(limit.toMillis());
    client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new Loopback())
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(timeout)
                            .setSocketTimeout(timeout)
                            .build())
                    .build())
            .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(timeout).build())
            .useSystemProperties()
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .build();
  }

  Outcome get(URI url) throws IOException {
    return client.execute(
        new HttpGet(url),
        response -> {
          Header error = response.getFirstHeader("x-amzn-ErrorType");
          int status = response.getCode();
          return new Outcome(
              status >= 200 && status < 400,
              status + (error == null ? "" : " " + cut(error.getValue())));
        });
  }

  /** AWS's words are short, and anybody may answer. */
  private static String cut(String words) {
    return words.length() <= MAX_LENGTH ? words : words.substring(0, MAX_LENGTH) + "…";
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }

  /**
   * What a call came to.
   *
   * @param words the status, and API Gateway's word for it if it is an error of its own
   */
  record Outcome(boolean succeeded, String words) {}

  /** Every name below localhost is this machine (RFC 6761), whatever its resolver knows. */
  private static final class Loopback extends SystemDefaultDnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return host.endsWith(".localhost")
          ? new InetAddress[] {InetAddress.getLoopbackAddress()}
          : super.resolve(host);
    }
  }
}
