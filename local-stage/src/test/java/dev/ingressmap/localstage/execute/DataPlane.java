package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.backend.IngressHosts;
import dev.ingressmap.localstage.function.Functions;
import dev.ingressmap.localstage.function.LambdaFunction;
import dev.ingressmap.localstage.http.LocalServer;
import dev.ingressmap.localstage.model.EndpointConfiguration;
import dev.ingressmap.localstage.model.EndpointType;
import dev.ingressmap.localstage.model.Identifier;
import dev.ingressmap.localstage.model.account.ApiKey;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.domain.BasePathMapping;
import dev.ingressmap.localstage.model.domain.DomainName;
import dev.ingressmap.localstage.model.domain.HostedDomain;
import dev.ingressmap.localstage.model.stage.Deployment;
import dev.ingressmap.localstage.model.stage.HostedApi;
import dev.ingressmap.localstage.model.stage.Stage;
import dev.ingressmap.localstage.model.stage.Trials;
import dev.ingressmap.localstage.program.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** An API Gateway's data plane on a free port; {@code other} gets all other requests. */
public final class DataPlane implements AutoCloseable {

  /** Enough for the first program on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private static final IngressHosts NO_INGRESS =
      new IngressHosts(host -> false, new InetSocketAddress(0));

  private static final int MAX_CALLS = 100;

  private final List<CallRecord> calls = new CopyOnWriteArrayList<>();
  private final RestApis apis = new RestApis();
  private final AtomicReference<@Nullable Trials> trials = new AtomicReference<>();
  private final LocalServer server;

  public DataPlane() {
    this(NO_INGRESS);
  }

  /** A data plane that keeps idle connections to backends for this long. */
  public DataPlane(Duration keepAlive) {
    this(NO_INGRESS, keepAlive);
  }

  public DataPlane(IngressHosts ingress) {
    this(ingress, Duration.ofSeconds(60));
  }

  public DataPlane(IngressHosts ingress, Duration keepAlive) {
    this(
        ingress,
        new Functions(),
        keepAlive,
        () -> ThreadLocalRandom.current().nextDouble(100),
        InstantSource.system());
  }

  /** A data plane whose canaries get the calls for which the draw is below their percentage. */
  public DataPlane(DoubleSupplier canaryDraw) {
    this(NO_INGRESS, new Functions(), Duration.ofSeconds(60), canaryDraw, InstantSource.system());
  }

  /** A data plane that gives a document's computations this much time. */
  static DataPlane computing(Duration computing) {
    return new DataPlane(
        NO_INGRESS,
        new Functions(),
        Duration.ofSeconds(60),
        () -> 100,
        InstantSource.system(),
        computing);
  }

  /** A data plane with this clock. */
  public DataPlane(InstantSource clock) {
    this(NO_INGRESS, new Functions(), Duration.ofSeconds(60), () -> 100, clock);
  }

  /** A data plane with Lambda functions at addresses. */
  public DataPlane(Map<String, URI> functions) {
    this(
        new Functions(
            functions.entrySet().stream()
                .map(entry -> LambdaFunction.at(entry.getKey(), entry.getValue()))
                .toList(),
            false));
  }

  public DataPlane(Functions functions) {
    this(NO_INGRESS, functions, Duration.ofSeconds(60), () -> 0, InstantSource.system());
  }

  private DataPlane(
      IngressHosts ingress,
      Functions functions,
      Duration keepAlive,
      DoubleSupplier canaryDraw,
      InstantSource clock) {
    this(ingress, functions, keepAlive, canaryDraw, clock, PATIENCE);
  }

  private DataPlane(
      IngressHosts ingress,
      Functions functions,
      Duration keepAlive,
      DoubleSupplier canaryDraw,
      InstantSource clock,
      Duration computing) {
    try {
      server = new LocalServer(LocalServer.loopback(0), ExecuteApi.MAX_REQUEST_HEAD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.start(
        new ExecuteApi(
            apis,
            ingress,
            functions,
            new Programs(computing),
            new CallRecorder(List.of(new RecordedCalls(this::ended, true, true))),
            own -> {
              trials.set(own);
              return new Others();
            },
            keepAlive,
            canaryDraw,
            clock),
        new ErrorAnswers());
  }

  private void ended(CallRecord call) {
    if (calls.size() < MAX_CALLS) {
      calls.add(call);
    }
  }

  /** The first calls that have ended, with their execution logs. */
  List<CallRecord> calls() {
    return List.copyOf(calls);
  }

  RestApis apis() {
    return apis;
  }

  /** The trials of the APIs here. */
  Trials trials() {
    return Objects.requireNonNull(trials.get());
  }

  public int port() {
    return server.address().getPort();
  }

  /** Deploys an API with this definition to stage {@code v1}. */
  public DeployedApi deploy(SampleApi api) {
    return deploy(api, Map.of());
  }

  public DeployedApi deploy(SampleApi api, Map<String, String> stageVariables) {
    ApiDefinition definition = api.definition();
    Deployment deployment = deployment(definition);
    HostedApi hosted =
        HostedApi.of(definition).with(deployment).with(stage(deployment, stageVariables));
    apis.add(hosted);
    return new DeployedApi(this, definition.api().id());
  }

  /** Adds a custom domain name with its mappings. */
  void domain(String name, BasePathMapping... mappings) {
    var domains = apis.domainNames();
    DomainName added =
        new DomainName(
            name,
            null,
            null,
            null,
            null,
            null,
            "arn:certificate",
            null,
            null,
            null,
            null,
            null,
            new EndpointConfiguration(List.of(EndpointType.REGIONAL), "ipv4", List.of()),
            "AVAILABLE",
            "TLS_1_2",
            null,
            null,
            null,
            "BASE_PATH_MAPPING_ONLY",
            null,
            null,
            Map.of());
    domains.add(HostedDomain.of(added));
    for (BasePathMapping mapping : mappings) {
      domains.update(added.key(), domain -> domain.withNew(mapping));
    }
  }

  /** Adds an API key. */
  ApiKey key(boolean enabled) {
    Instant now = Instant.EPOCH;
    return apis.apiKeys()
        .add(
            new ApiKey(
                Identifier.ofApiKey(),
                Identifier.ofApiKeyValue(),
                null,
                null,
                null,
                enabled,
                now,
                now,
                List.of(),
                Map.of()));
  }

  static Deployment deployment(ApiDefinition definition) {
    return new Deployment(Identifier.ofDeployment(), null, Instant.EPOCH, definition);
  }

  static Stage stage(Deployment deployment, Map<String, String> variables) {
    return new Stage(
        "v1",
        deployment.id(),
        null,
        false,
        null,
        Map.of(),
        variables,
        null,
        null,
        null,
        null,
        false,
        Map.of(),
        Instant.EPOCH,
        Instant.EPOCH);
  }

  @Override
  public void close() {
    server.close();
  }

  private static final class Others extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain");
      Content.Sink.write(response, true, "other", callback);
      return true;
    }
  }
}
