package dev.ingressmap.gateway.aws;

import dev.ingressmap.gateway.aws.account.ClientCertificates;
import dev.ingressmap.gateway.aws.account.DnsRecords;
import dev.ingressmap.gateway.aws.account.DomainNames;
import dev.ingressmap.gateway.aws.account.UsagePlans;
import dev.ingressmap.gateway.aws.api.Deployments;
import dev.ingressmap.gateway.aws.api.RestApis;
import dev.ingressmap.gateway.aws.api.Stages;
import dev.ingressmap.gateway.aws.api.WorkingCopy;
import dev.ingressmap.gateway.aws.call.ApiCalls;
import dev.ingressmap.gateway.aws.call.AwsFailure;
import dev.ingressmap.gateway.aws.call.CallCounter;
import dev.ingressmap.gateway.aws.call.Listener;
import dev.ingressmap.gateway.aws.call.Retries;
import dev.ingressmap.gateway.aws.call.SharedPace;
import dev.ingressmap.gateway.aws.call.Time;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;

/**
 * The parts of API Gateway's control plane that a deployment needs. Every call is counted, stays
 * within AWS's rates, is repeated while AWS throttles it, and throws {@link AwsFailure} if it
 * fails.
 */
public final class ApiGateway implements AutoCloseable {

  /**
   * The longest time until callers everywhere see a change. It is the longest that AWS documents
   * for any change of a custom domain; AWS documents nothing for base paths and deployments.
   */
  public static final Duration SPREAD = Duration.ofSeconds(60);

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

  /** Opens a connection. Nothing is sent before the first call. */
  public static ApiGateway connect(Connection connection) {
    return connect(connection, Listener.NONE);
  }

  /** Opens a connection. Nothing is sent before the first call. */
  public static ApiGateway connect(Connection connection, Listener listener) {
    return connect(connection, listener, Time.real());
  }

  /** Opens a connection that waits by another clock than this machine's. */
  public static ApiGateway connect(Connection connection, Listener listener, Time time) {
    return connect(connection, listener, time, new SharedPace(SharedPace.folder()));
  }

  /** Opens a connection whose pace is shared with other users of that pace. */
  static ApiGateway connect(Connection connection, Listener listener, Time time, SharedPace pace) {
    return new ApiGateway(connection, listener, time, pace);
  }

  /** Waits, for example between two polls of something that somebody else changes. */
  public void pause(Duration duration) {
    time.pass(duration);
  }

  /** The time until callers everywhere see a change; zero for an API Gateway on this machine. */
  public Duration spread() {
    return spread;
  }

  /** The REST APIs of the account and region. */
  public RestApis apis() {
    return new RestApis(client, creates);
  }

  /** The working copy of an API, with all changes since its last deployment. */
  public WorkingCopy workingCopy(String apiId) {
    return new WorkingCopy(client, apiId);
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

  /** The tags of API Gateway's resources. */
  public Tags tags() {
    return new Tags(client, clients.region());
  }

  /** The DNS records of the account's hosted zones. Most maps have none. */
  public synchronized DnsRecords dnsRecords() {
    DnsRecords records = dnsRecords;
    if (records == null) {
      records = new DnsRecords(clients.route53(repeats));
      dnsRecords = records;
    }
    return records;
  }

  /** The requests that were sent so far. */
  public ApiCalls calls() {
    return counter.calls();
  }

  public String invokeUrl(String apiId, String stage) {
    return invokeUrl.of(apiId, stage);
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
