package dev.ingressmap.localstage.ingress;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import dev.ingressmap.localstage.http.LocalServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An ingress that serves {@code a.example.com} by a Service. */
final class SampleIngress implements AutoCloseable {

  static final String HOST = "a.example.com";

  private final EmbeddedIngress ingress;

  /** An ingress whose Service has an address. */
  SampleIngress(String address) {
    this(SampleMap.of("Prefix a.example.com/ service"), address, Duration.ofSeconds(20));
  }

  SampleIngress(SampleMap map, String address, Duration patience) {
    this(map, address, patience, HopListener.NONE);
  }

  SampleIngress(SampleMap map, String address, Duration patience, HopListener hops) {
    try {
      ingress = new EmbeddedIngress(map.map(), LocalServer.loopback(0), List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ingress.start(new Upstreams(Map.of("service", URI.create(address))), patience, hops);
  }

  BackendFaults faults() {
    return ingress.faults();
  }

  int port() {
    return ingress.address().getPort();
  }

  /** The head of a request, which is the whole request if it has no body. */
  static String request(String method, String target, String... headers) {
    return Wire.request(method, target, headers).replace("Host: localhost", "Host: " + HOST);
  }

  Reply get(String target, String... headers) throws IOException {
    return send(request("GET", target, headers));
  }

  Reply send(String request) throws IOException {
    try (Wire wire = new Wire(port())) {
      return wire.send(request).reply(request.split(" ", 2)[0]);
    }
  }

  @Override
  public void close() {
    ingress.close();
  }
}
