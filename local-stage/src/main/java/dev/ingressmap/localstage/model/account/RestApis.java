package dev.ingressmap.localstage.model.account;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;
import static dev.ingressmap.localstage.model.ApiGatewayException.conflict;
import static dev.ingressmap.localstage.model.ApiGatewayException.notFound;

import dev.ingressmap.localstage.model.ApiGatewayException;
import dev.ingressmap.localstage.model.api.Quotas;
import dev.ingressmap.localstage.model.stage.HostedApi;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The REST APIs of the account. Readers never block; writers of one API take turns. */
public final class RestApis {

  /** The account that owns everything here. */
  public static final String ACCOUNT_ID = "000000000000";

  private final ConcurrentMap<String, HostedApi> apis = new ConcurrentHashMap<>();
  private final CreationOrder order = new CreationOrder();
  private final Quotas quotas;
  private final Spreading spreading;
  private final DomainNames domainNames;
  private final ClientCertificates clientCertificates = new ClientCertificates();
  private final ApiKeys apiKeys = new ApiKeys();
  private final UsagePlans usagePlans;
  private final VpcLinks vpcLinks = new VpcLinks();
  private final AccessAssociations accessAssociations = new AccessAssociations();
  private final AtomicReference<Account> account = new AtomicReference<>(Account.NEW);

  public RestApis() {
    this(System::nanoTime, Quotas.USUAL);
  }

  /**
   * An account without any API.
   *
   * @param clock the time for {@link Spreading}, in nanoseconds
   * @param quotas for each API
   */
  public RestApis(LongSupplier clock, Quotas quotas) {
    this.quotas = quotas;
    this.spreading = new Spreading(clock);
    this.domainNames = new DomainNames(spreading);
    this.usagePlans = new UsagePlans(apis::get, apiKeys, spreading);
  }

  /** What callers of stages see at this moment. */
  public Served served() {
    return spreading.served();
  }

  /** The quotas for each API. */
  public Quotas quotas() {
    return quotas;
  }

  public ApiKeys apiKeys() {
    return apiKeys;
  }

  public UsagePlans usagePlans() {
    return usagePlans;
  }

  public ClientCertificates clientCertificates() {
    return clientCertificates;
  }

  public VpcLinks vpcLinks() {
    return vpcLinks;
  }

  public AccessAssociations accessAssociations() {
    return accessAssociations;
  }

  /** The settings of the account. */
  public Account account() {
    return account.get();
  }

  /** Replaces the settings of the account by the result of the change, and returns them. */
  public Account updateAccount(UnaryOperator<Account> change) {
    return account.updateAndGet(change);
  }

  /** The domain names at which the APIs answer too. */
  public DomainNames domainNames() {
    return domainNames;
  }

  public Collection<HostedApi> all() {
    return apis.values();
  }

  /** The number of an API in the order of creation. */
  public long place(String id) {
    return order.of(id);
  }

  public @Nullable HostedApi find(String id) {
    return apis.get(id);
  }

  public HostedApi get(String id) {
    HostedApi api = apis.get(id);
    if (api == null) {
      throw unknown(id);
    }
    return api;
  }

  /** Adds a new API, whose id no other API may have. */
  public void create(HostedApi api) {
    var _ =
        apis.compute(
            api.api().id(),
            (id, old) -> {
              if (old != null) {
                throw conflict("An API with the id " + id + " already exists");
              }
              return spread(api);
            });
  }

  public HostedApi add(HostedApi api) {
    var _ = apis.compute(api.api().id(), (id, old) -> spread(api));
    return api;
  }

  /**
   * Replaces an API by the result of the change, and returns it. If the change throws, the API
   * stays as it was. Changes of one API never run concurrently.
   */
  public HostedApi update(String id, UnaryOperator<HostedApi> change) {
    HostedApi changed = apis.computeIfPresent(id, (key, api) -> spread(change.apply(api)));
    if (changed == null) {
      throw unknown(id);
    }
    return changed;
  }

  /** Deletes an API, which must not have base path mappings any longer. */
  public void remove(String id) {
    String mapped =
        domainNames.all().stream()
            .filter(domain ->
                domain.mappings().values().stream().anyMatch(m -> m.restApiId().equals(id)))
            .map(domain -> domain.domainName().domainName())
            .sorted()
            .collect(Collectors.joining(", "));
    if (!mapped.isEmpty()) {
      throw badRequest(
          "Deleting RestApi "
              + id
              + " failed. Please remove all base path mappings related to the RestApi in your"
              + " domains: "
              + mapped);
    }
    if (apis.remove(id) == null) {
      throw unknown(id);
    }
    order.remove(id);
    spreading.api(id, null);
    usagePlans.detach(id, null);
  }

  /** Deletes a client certificate, which no stage may use any longer. */
  public void removeClientCertificate(String id) {
    String users =
        apis.values().stream()
            .flatMap(api ->
                api.stages().values().stream()
                    .filter(stage -> id.equals(stage.clientCertificateId()))
                    .map(stage -> api.api().id() + ":" + stage.stageName()))
            .sorted()
            .collect(Collectors.joining(", "));
    if (!users.isEmpty()) {
      throw badRequest(
          "Cannot delete Client Certificate %s because there are API Stages associated with it: %s"
              .formatted(id, users));
    }
    clientCertificates.remove(id);
  }

  /** Deletes a stage and removes it from all usage plans. */
  public void removeStage(String id, String name) {
    update(id, api -> api.without(api.stage(name)));
    usagePlans.detach(id, name);
  }

  private HostedApi spread(HostedApi api) {
    order.add(api.api().id());
    spreading.api(api.api().id(), api);
    return api;
  }

  private static ApiGatewayException unknown(String id) {
    return notFound("Invalid API identifier specified " + ACCOUNT_ID + ":" + id);
  }
}
