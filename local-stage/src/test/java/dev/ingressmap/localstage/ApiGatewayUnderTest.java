package dev.ingressmap.localstage;

import dev.ingressmap.localstage.execute.backend.IngressHosts;
import dev.ingressmap.localstage.fault.Fault;
import dev.ingressmap.localstage.fault.Faults;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.RestApi;

/** An API Gateway, and the SDK's client, by which tests act as somebody else in the account. */
final class ApiGatewayUnderTest implements AutoCloseable {

  /** The key that signs this class's requests. */
  static final String KEY = "somebody-else";

  private static final IngressHosts NO_INGRESS =
      new IngressHosts(host -> false, new InetSocketAddress(0));

  private final URI endpoint;
  private final Runnable end;
  private final ApiGatewayClient client;

  /** Uses an API Gateway that runs elsewhere. */
  ApiGatewayUnderTest(URI endpoint) {
    this(endpoint, () -> {});
  }

  /** Starts a local API Gateway without an ingress. */
  ApiGatewayUnderTest() throws IOException {
    this(NO_INGRESS);
  }

  /** Starts an API Gateway with an ingress; users can request faults of its calls. */
  ApiGatewayUnderTest(IngressHosts ingress) throws IOException {
    this(started(gateway -> gateway.start(ingress)));
  }

  /** Starts an API Gateway with faults for all calls except those signed by {@link #KEY}. */
  ApiGatewayUnderTest(Faults faults) throws IOException {
    this(faults, NO_INGRESS);
  }

  /** Starts one with faults and an ingress. */
  ApiGatewayUnderTest(Faults faults, IngressHosts ingress) throws IOException {
    this(faults, ingress, System::nanoTime);
  }

  /**
   * Starts one with faults, an ingress, and a clock (in nanoseconds) for changes to reach callers.
   */
  ApiGatewayUnderTest(Faults faults, IngressHosts ingress, LongSupplier clock) throws IOException {
    this(
        started(gateway ->
            gateway.start(
                ingress, call -> KEY.equals(call.caller()) ? Fault.NONE : faults.of(call), clock)));
  }

  private ApiGatewayUnderTest(LocalApiGateway gateway) {
    this(URI.create("http://localhost:" + gateway.port()), gateway::close);
  }

  private ApiGatewayUnderTest(URI endpoint, Runnable end) {
    this.endpoint = endpoint;
    this.end = end;
    this.client = client(endpoint);
  }

  private static LocalApiGateway started(Consumer<LocalApiGateway> start) throws IOException {
    LocalApiGateway gateway = new LocalApiGateway(0);
    start.accept(gateway);
    return gateway;
  }

  private static ApiGatewayClient client(URI endpoint) {
    return ApiGatewayClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, "secret")))
        .httpClientBuilder(Apache5HttpClient.builder())
        .build();
  }

  URI endpoint() {
    return endpoint;
  }

  ApiGatewayClient client() {
    return client;
  }

  List<RestApi> apis() {
    return client.getRestApis().items();
  }

  /** The API; there must be exactly one. */
  RestApi onlyApi() {
    List<RestApi> apis = apis();
    if (apis.size() != 1) {
      throw new AssertionError("there is not one API but " + apis);
    }
    return apis.getFirst();
  }

  /** The id of the resource at a path. */
  String resource(String apiId, String path) {
    return client.getResources(r -> r.restApiId(apiId).limit(500)).items().stream()
        .filter(resource -> resource.path().equals(path))
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Override
  public void close() {
    client.close();
    end.run();
  }
}
