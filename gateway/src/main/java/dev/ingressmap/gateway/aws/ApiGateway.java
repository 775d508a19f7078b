package dev.ingressmap.gateway.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.Authorizer;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.CreateDeploymentResponse;
import software.amazon.awssdk.services.apigateway.model.CreateRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.Deployment;
import software.amazon.awssdk.services.apigateway.model.EndpointConfiguration;
import software.amazon.awssdk.services.apigateway.model.GatewayResponse;
import software.amazon.awssdk.services.apigateway.model.GetDeploymentResponse;
import software.amazon.awssdk.services.apigateway.model.GetSdkTypeResponse;
import software.amazon.awssdk.services.apigateway.model.Model;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.PutMode;
import software.amazon.awssdk.services.apigateway.model.RequestValidator;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.apigateway.model.Stage;

/**
 * The control plane of API Gateway, as far as a deployment needs it. Every call is counted, keeps
 * to AWS's rates, is made again as long as a throttle lasts, and throws {@link AwsFailure}.
 */
public final class ApiGateway implements AutoCloseable {

  private static final int PAGE = 500;

  private final Time time;
  private final CallCounter counter = new CallCounter();
  private final ApiGatewayClients clients;
  private final ApiGatewayClient client;
  private final ApiGatewayClient creates;
  private final InvokeUrl invokeUrl;

  private ApiGateway(Connection connection, Listener listener, Time time) {
    this.time = time;
    this.clients = new ApiGatewayClients(connection, counter, listener, time);
    this.client = clients.open(Retries.ofIdempotentCalls(listener::waits, time));
    this.creates = clients.open(Retries.ofCreates(listener::waits, time));
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
    return new ApiGateway(connection, listener, time);
  }

  /** Lets a time pass, as between two looks at what somebody else does. */
  public void pause(Duration duration) {
    time.pass(duration);
  }

  /** The usage plans and API keys of the account and region. */
  public UsagePlans usagePlans() {
    return new UsagePlans(client, creates);
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

  /** Puts tags on an API beside those that it has. */
  public void tagApi(String apiId, Map<String, String> tags) {
    String partition = PartitionMetadata.of(clients.region()).id();
    String arn =
        "arn:%s:apigateway:%s::/restapis/%s".formatted(partition, clients.region().id(), apiId);
    call(
        "TagResource",
        "API " + apiId,
        () -> client.tagResource(r -> r.resourceArn(arn).tags(tags)));
  }

  /** What the SDK of a language can be told, if there is one. */
  public Optional<GetSdkTypeResponse> sdkType(String language) {
    return find("GetSdkType", "SDK " + language, () -> client.getSdkType(r -> r.id(language)));
  }

  /** A client SDK of a stage, as a ZIP archive. */
  public byte[] sdk(String apiId, String stage, String language, Map<String, String> parameters) {
    return call(
        "GetSdk",
        "stage " + stage + " of API " + apiId,
        () ->
            client
                .getSdk(r ->
                    r.restApiId(apiId).stageName(stage).sdkType(language).parameters(parameters))
                .body()
                .asByteArray());
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

  /** All stages of an API. */
  public List<Stage> stages(String apiId) {
    return call(
        "GetStages",
        "API " + apiId,
        () -> client.getStages(request -> request.restApiId(apiId)).item());
  }

  /** All deployments of an API. */
  public List<Deployment> deployments(String apiId) {
    return call(
        "GetDeployments",
        "API " + apiId,
        () ->
            client
                .getDeploymentsPaginator(request -> request.restApiId(apiId).limit(PAGE))
                .items()
                .stream()
                .toList());
  }

  /** A deployment with a summary of its methods, by path and by method. */
  public Optional<GetDeploymentResponse> summary(String apiId, String deploymentId) {
    return find(
        "GetDeployment",
        "deployment " + deploymentId + " of API " + apiId,
        () ->
            client.getDeployment(request ->
                request.restApiId(apiId).deploymentId(deploymentId).embed("apisummary")));
  }

  /** What a stage serves, as an OpenAPI 3.0 document in JSON with API Gateway's extensions. */
  public String export(String apiId, String stage) {
    return call(
        "GetExport",
        "stage " + stage + " of API " + apiId,
        () ->
            client
                .getExport(request ->
                    request
                        .restApiId(apiId)
                        .stageName(stage)
                        .exportType("oas30")
                        .accepts("application/json")
                        .parameters(Map.of("extensions", "apigateway")))
                .body()
                .asUtf8String());
  }

  /** Whether an API exists and has a stage. */
  public boolean hasStages(String apiId) {
    return find(
            "GetStages",
            "API " + apiId,
            () -> client.getStages(request -> request.restApiId(apiId)).item())
        .map(stages -> !stages.isEmpty())
        .orElse(false);
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

  /** What API Gateway answers by itself, with what nobody has set. */
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
    return create(
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
    call(
        "UpdateRestApi",
        "API " + apiId,
        () ->
            client.updateRestApi(request ->
                request
                    .restApiId(apiId)
                    .patchOperations(replace("/endpointConfiguration/types/" + from, to))));
  }

  /** Replaces the working copy by an OpenAPI document; warnings make AWS roll it back. */
  public void putApi(String apiId, String document) {
    call(
        "PutRestApi",
        "API " + apiId,
        () ->
            client.putRestApi(request ->
                request
                    .restApiId(apiId)
                    .mode(PutMode.OVERWRITE)
                    .failOnWarnings(true)
                    .body(SdkBytes.fromUtf8String(document))));
  }

  /** Takes a snapshot of the working copy and points the stage at it. */
  public CreateDeploymentResponse deploy(String apiId, String stage, String description) {
    return deploy(apiId, stage, description, request -> {});
  }

  /** Takes a snapshot of the working copy and makes the stage, pointing at it. */
  public CreateDeploymentResponse deployFirst(
      String apiId,
      String stage,
      String description,
      Consumer<CreateDeploymentRequest.Builder> facts) {
    return deploy(apiId, stage, description, facts);
  }

  /** Takes a snapshot of the working copy, at which no stage points yet. */
  public CreateDeploymentResponse snapshot(String apiId, String description) {
    return create(
        "CreateDeployment",
        "API " + apiId,
        () ->
            creates.createDeployment(request -> request.restApiId(apiId).description(description)));
  }

  /** Takes a snapshot of the working copy and gives it a part of the traffic of a stage. */
  public CreateDeploymentResponse deployCanary(
      String apiId, String stage, String description, double percent) {
    return deploy(
        apiId,
        stage,
        description,
        request -> request.canarySettings(canary -> canary.percentTraffic(percent)));
  }

  private CreateDeploymentResponse deploy(
      String apiId,
      String stage,
      String description,
      Consumer<CreateDeploymentRequest.Builder> whereto) {
    return create(
        "CreateDeployment",
        "stage " + stage + " of API " + apiId,
        () ->
            creates.createDeployment(request ->
                request
                    .restApiId(apiId)
                    .stageName(stage)
                    .description(description)
                    .applyMutation(whereto)));
  }

  /** Gives the canary of a stage another part of the traffic. */
  public void shiftCanary(String apiId, String stage, double percent) {
    String value = Double.toString(percent);
    update(apiId, stage, List.of(replace("/canarySettings/percentTraffic", value)));
  }

  /**
   * Changes the settings of a stage, as a whole.
   *
   * @param deploymentId where it points as well from then on; null to leave it where it is
   */
  public void updateStage(
      String apiId, String stage, List<PatchOperation> settings, @Nullable String deploymentId) {
    List<PatchOperation> patch = new ArrayList<>(settings);
    if (deploymentId != null) {
      patch.add(replace("/deploymentId", deploymentId));
    }
    update(apiId, stage, patch);
  }

  /** Gives all of a stage's traffic to its deployment. */
  public void endCanary(String apiId, String stage) {
    pointStage(apiId, stage, null, true);
  }

  /**
   * Points a stage elsewhere, as a whole.
   *
   * @param deploymentId null to leave it where it is
   */
  public void pointStage(
      String apiId, String stage, @Nullable String deploymentId, boolean endsCanary) {
    List<PatchOperation> patch = new ArrayList<>();
    if (endsCanary) {
      patch.add(patch(Op.REMOVE, "/canarySettings").build());
    }
    if (deploymentId != null) {
      patch.add(replace("/deploymentId", deploymentId));
    }
    update(apiId, stage, patch);
  }

  /**
   * Gives all of a stage's traffic to its canary, as a whole.
   *
   * @param variables whether the canary has stage variables of its own, which the stage then gets
   */
  public void promoteCanary(String apiId, String stage, boolean variables) {
    List<PatchOperation> patch = new ArrayList<>();
    patch.add(patch(Op.COPY, "/deploymentId").from("/canarySettings/deploymentId").build());
    if (variables) {
      patch.add(
          patch(Op.COPY, "/variables").from("/canarySettings/stageVariableOverrides").build());
    }
    patch.add(patch(Op.REMOVE, "/canarySettings").build());
    update(apiId, stage, patch);
  }

  private static PatchOperation replace(String path, String value) {
    return patch(Op.REPLACE, path).value(value).build();
  }

  private static PatchOperation.Builder patch(Op op, String path) {
    return PatchOperation.builder().op(op).path(path);
  }

  private void update(String apiId, String stage, List<PatchOperation> patch) {
    call(
        "UpdateStage",
        "stage " + stage + " of API " + apiId,
        () ->
            client.updateStage(
                request -> request.restApiId(apiId).stageName(stage).patchOperations(patch)));
  }

  /** Deletes a deployment, unless it is gone or a stage points at it. */
  public void deleteDeployment(String apiId, String deploymentId) {
    call(
        "DeleteDeployment",
        "deployment " + deploymentId + " of API " + apiId,
        () -> {
          try {
            client.deleteDeployment(r -> r.restApiId(apiId).deploymentId(deploymentId));
          } catch (NotFoundException | BadRequestException e) {
            // Somebody else was there since it was listed.
          }
          return null;
        });
  }

  /** Deletes an API; one that is gone already may be so by a try whose answer was lost. */
  public void deleteApi(String apiId) {
    var unused =
        find("DeleteRestApi", "API " + apiId, () -> client.deleteRestApi(r -> r.restApiId(apiId)));
  }

  @Override
  public void close() {
    client.close();
    creates.close();
    clients.close();
  }

  static <T> Optional<T> find(String action, String subject, Supplier<T> call) {
    return call(
        action,
        subject,
        () -> {
          try {
            return Optional.of(call.get());
          } catch (NotFoundException e) {
            return Optional.empty();
          }
        });
  }

  static <T> T create(String action, String subject, Supplier<T> call) {
    return call(call, e -> Failures.ofCreate(action, subject, e));
  }

  static <T extends @Nullable Object> T call(String action, String subject, Supplier<T> call) {
    return call(call, e -> Failures.of(action, subject, e));
  }

  private static <T extends @Nullable Object> T call(
      Supplier<T> call, Function<SdkException, AwsFailure> failure) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw failure.apply(e);
    }
  }
}
