package dev.ingressmap.localstage.restapi;

import static dev.ingressmap.localstage.restapi.ApiGatewayException.notFound;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The REST APIs of the account. Readers never wait; writers of one API follow one another. */
public final class RestApis {

  /** The account that everything here belongs to. */
  public static final String ACCOUNT_ID = "000000000000";

  private final ConcurrentMap<String, HostedApi> apis = new ConcurrentHashMap<>();
  private final DomainNames domainNames = new DomainNames();
  private final ApiKeys apiKeys = new ApiKeys();
  private final UsagePlans usagePlans = new UsagePlans(apis::get, apiKeys);

  public ApiKeys apiKeys() {
    return apiKeys;
  }

  public UsagePlans usagePlans() {
    return usagePlans;
  }

  /** The domain names at which they answer too. */
  public DomainNames domainNames() {
    return domainNames;
  }

  public Collection<HostedApi> all() {
    return apis.values();
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

  public HostedApi add(HostedApi api) {
    apis.put(api.api().id(), api);
    return api;
  }

  /**
   * Replaces an API by what becomes of it, and yields that. If the change throws, the API stays as
   * it was; it runs alone among the changes of this API.
   */
  public HostedApi update(String id, UnaryOperator<HostedApi> change) {
    HostedApi changed = apis.computeIfPresent(id, (key, api) -> change.apply(api));
    if (changed == null) {
      throw unknown(id);
    }
    return changed;
  }

  public void remove(String id) {
    if (apis.remove(id) == null) {
      throw unknown(id);
    }
    usagePlans.detach(id, null);
  }

  /** Deletes a stage, which takes it from the usage plans that it was open to. */
  public void removeStage(String id, String name) {
    update(id, api -> api.without(api.stage(name)));
    usagePlans.detach(id, name);
  }

  private static ApiGatewayException unknown(String id) {
    return notFound("Invalid API identifier specified " + ACCOUNT_ID + ":" + id);
  }
}
