package dev.ingressmap.gateway.aws;

import static dev.ingressmap.gateway.aws.call.Calls.call;
import static dev.ingressmap.gateway.aws.call.Calls.find;

import dev.ingressmap.gateway.aws.call.ApiCalls;
import dev.ingressmap.gateway.aws.call.AwsFailure;
import dev.ingressmap.gateway.aws.call.CallCounter;
import dev.ingressmap.gateway.aws.call.Calls;
import dev.ingressmap.gateway.aws.call.Listener;
import dev.ingressmap.gateway.aws.call.Retries;
import dev.ingressmap.gateway.aws.call.SharedPace;
import dev.ingressmap.gateway.aws.call.Time;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.Authorizer;
import software.amazon.awssdk.services.apigateway.model.CreateRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.EndpointConfiguration;
import software.amazon.awssdk.services.apigateway.model.GatewayResponse;
import software.amazon.awssdk.services.apigateway.model.GetSdkTypeResponse;
import software.amazon.awssdk.services.apigateway.model.Model;
import software.amazon.awssdk.services.apigateway.model.PutMode;
import software.amazon.awssdk.services.apigateway.model.RequestValidator;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.apigateway.model.RestApi;

/**
 * The control plane of API Gateway, as far as a deployment needs it. Every call is counted, keeps
 * to AWS's rates, is made again as long as a throttle lasts, and throws {@link AwsFailure}.
 */
public final class ApiGateway implements AutoCloseable {

  /**
   * How long a change takes until callers everywhere see it: the longest that AWS says of anything
   * that changes at a custom domain; of base paths and deployments it says nothing.
   */
  public static final Duration SPREAD = Duration.ofSeconds(60);

  private static final int PAGE = 500;

  private final Time time;
  private final Duration spread;
  private final CallCounter counter = new CallCounter();
  private final SdkClients clients;
  private final ApiGatewayClient client;
  private final ApiGatewayClient creates;
  private final InvokeUrl invokeUrl;
  private final RetryStrategy repeats;
  private @Nullable DnsRecords dnsRecords;

  private ApiGateway(Connection connection, Listener listener, Time time, SharedPace pace) {
    this.time = time;
    this.spread = connection.isLocal() ? Duration.ZERO : SPREAD;
    this.clients = new SdkClients(connection, counter, listener, time, pace);
    this.repeats = Retries.ofIdempotentCalls(listener::waits, time);
    this.client = clients.apiGateway(repeats);
    this.creates = clients.apiGateway(Retries.ofCreates(listener::waits, time));
    this.invokeUrl = new InvokeUrl(connection.endpoint(), clients.region().id());
  }

  /** Opens a connection; nothing is sent before the first call. */
  public static ApiGateway connect(Connection connection) {
    return connect(connection, Listener.NONE);
  }

  /** Opens a connection; nothing is sent before the first call. */
  public static ApiGateway connect(Connection connection, Listener listener) {
    return connect(connection, listener, Time.real());
  }

  /** Opens a connection whose waits take place in another time than this machine's. */
  public static ApiGateway connect(Connection connection, Listener listener, Time time) {
    return connect(connection, listener, time, new SharedPace(SharedPace.folder()));
  }

  /** The same, at a pace that it shares with other users of that pace. */
  static ApiGateway connect(Connection connection, Listener listener, Time time, SharedPace pace) {
    return new ApiGateway(connection, listener, time, pace);
  }

  /** Lets a time pass, as between two looks at what somebody else does. */
  public void pause(Duration duration) {
    time.pass(duration);
  }

  /** How long a change takes until callers everywhere see it; on this machine they do at once. */
  public Duration spread() {
    return spread;
  }

  /** The stages of APIs. */
  public Stages stages() {
    return new Stages(client);
  }

  /** The deployments of APIs. */
  public Deployments deployments() {
    return new Deployments(client, creates);
  }

  /** The usage plans and API keys of the account and region. */
  public UsagePlans usagePlans() {
    return new UsagePlans(client, creates);
  }

  /** The client certificates of the account and region. */
  public ClientCertificates clientCertificates() {
    return new ClientCertificates(client, creates);
  }

  /** The custom domain names of the account and region. */
  public DomainNames domainNames() {
    return new DomainNames(client, creates);
  }

  /** The tags of what API Gateway has. */
  public Tags tags() {
    return new Tags(client, clients.region());
  }

  /** The DNS records of the account's hosted zones, of which most maps have none. */
  public synchronized DnsRecords dnsRecords() {
    DnsRecords records = dnsRecords;
    if (records == null) {
      records = new DnsRecords(clients.route53(repeats));
      dnsRecords = records;
    }
    return records;
  }

  /** The requests sent so far. */
  public ApiCalls calls() {
    return counter.calls();
  }

  public String invokeUrl(String apiId, String stage) {
    return invokeUrl.of(apiId, stage);
  }

  /** All REST APIs of the account and region. */
  public List<RestApi> apis() {
    return call(
        "GetRestApis",
        "the region's APIs",
        () ->
            client.getRestApisPaginator(request -> request.limit(PAGE)).items().stream().toList());
  }

  /** What the SDK of a language can be told, if there is one. */
  public Optional<GetSdkTypeResponse> sdkType(String language) {
    return find("GetSdkType", "SDK " + language, () -> client.getSdkType(r -> r.id(language)));
  }

  /** The resources of an API's working copy, with their methods. */
  public List<Resource> resources(String apiId) {
    return call(
        "GetResources",
        "API " + apiId,
        () ->
            client
                .getResourcesPaginator(
                    request -> request.restApiId(apiId).limit(PAGE).embed("methods"))
                .items()
                .stream()
                .toList());
  }

  public List<Authorizer> authorizers(String apiId) {
    return call(
        "GetAuthorizers",
        "API " + apiId,
        () -> client.getAuthorizers(request -> request.restApiId(apiId).limit(PAGE)).items());
  }

  public List<RequestValidator> requestValidators(String apiId) {
    return call(
        "GetRequestValidators",
        "API " + apiId,
        () -> client.getRequestValidators(request -> request.restApiId(apiId).limit(PAGE)).items());
  }

  /** API Gateway's own answers, including those that nobody has set. */
  public List<GatewayResponse> gatewayResponses(String apiId) {
    return call(
        "GetGatewayResponses",
        "API " + apiId,
        () -> client.getGatewayResponses(request -> request.restApiId(apiId).limit(PAGE)).items());
  }

  public List<Model> models(String apiId) {
    return call(
        "GetModels",
        "API " + apiId,
        () ->
            client
                .getModelsPaginator(request -> request.restApiId(apiId).limit(PAGE))
                .items()
                .stream()
                .toList());
  }

  /** Creates an empty API that carries its tags from its first moment. */
  public CreateRestApiResponse createApi(
      String name, String description, Map<String, String> tags, EndpointConfiguration endpoint) {
    return Calls.create(
        "CreateRestApi",
        "API " + name,
        () ->
            creates.createRestApi(request ->
                request
                    .name(name)
                    .description(description)
                    .tags(tags)
                    .endpointConfiguration(endpoint)));
  }

  /** Makes an API one of another endpoint type. */
  public void moveEndpoint(String apiId, String from, String to) {
    Patch move = Patch.replace("/endpointConfiguration/types/" + from, to);
    call(
        "UpdateRestApi",
        "API " + apiId,
        () ->
            client.updateRestApi(
                r -> r.restApiId(apiId).patchOperations(Patch.operations(List.of(move)))));
  }

  /**
   * Replaces the working copy by an OpenAPI document; warnings make AWS roll it back.
   *
   * @return the version that it has then
   */
  public String putApi(String apiId, String document) {
    return call(
        "PutRestApi",
        "API " + apiId,
        () ->
            text(
                client
                    .putRestApi(request ->
                        request
                            .restApiId(apiId)
                            .mode(PutMode.OVERWRITE)
                            .failOnWarnings(true)
                            .body(SdkBytes.fromUtf8String(document)))
                    .version()));
  }

  /** The version that an API's working copy has. */
  public String version(String apiId) {
    return call(
        "GetRestApi",
        "API " + apiId,
        () -> text(client.getRestApi(request -> request.restApiId(apiId)).version()));
  }

  private static String text(@Nullable String version) {
    return version == null ? "" : version;
  }

  /** Deletes an API; one that is gone already may be so by a try whose answer was lost. */
  public void deleteApi(String apiId) {
    var unused =
        find("DeleteRestApi", "API " + apiId, () -> client.deleteRestApi(r -> r.restApiId(apiId)));
  }

  @Override
  public synchronized void close() {
    if (dnsRecords != null) {
      dnsRecords.close();
    }
    client.close();
    creates.close();
    clients.close();
  }
}
