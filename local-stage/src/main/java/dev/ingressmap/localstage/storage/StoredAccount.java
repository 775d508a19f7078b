package dev.ingressmap.localstage.storage;

import dev.ingressmap.localstage.model.account.Account;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.account.UsagePlan;
import dev.ingressmap.localstage.model.domain.HostedDomain;
import dev.ingressmap.localstage.model.stage.Deployment;
import dev.ingressmap.localstage.model.stage.HostedApi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps everything of API Gateway. */
public final class StoredAccount {

  private final RestApis apis;
  private final Shelf<Account> account;
  private final Shelf<StoredCertificate> certificates;
  private final Shelf<StoredLink> vpcLinks;
  private final Shelf<StoredKey> keys;
  private final Shelf<Deployment> deployments;
  private final Shelf<StoredApi> hosted;
  private final Shelf<HostedDomain> domains;
  private final Shelf<StoredAssociation> associations;
  private final Shelf<StoredPlan> plans;

  private StoredAccount(RestApis apis, Shelves shelves) {
    this.apis = apis;
    account = shelves.of("account", Account.class, same -> "account");
    certificates =
        shelves.of(
            "client-certificates",
            StoredCertificate.class,
            known -> known.certificate().clientCertificateId());
    vpcLinks = shelves.of("vpc-links", StoredLink.class, known -> known.link().id());
    keys = shelves.of("api-keys", StoredKey.class, known -> known.key().id());
    deployments = shelves.of("deployments", Deployment.class, StoredAccount::key);
    hosted = shelves.of("apis", StoredApi.class, api -> api.definition().api().id());
    domains = shelves.of("domain-names", HostedDomain.class, domain -> domain.key().toString());
    associations =
        shelves.of(
            "access-associations",
            StoredAssociation.class,
            known -> known.association().domainNameAccessAssociationArn());
    plans = shelves.of("usage-plans", StoredPlan.class, known -> known.plan().id());
  }

  /**
   * Fills an account with what was kept, and keeps what becomes of it.
   *
   * @throws StorageException that names the file that cannot be read
   */
  public static void keep(RestApis apis, Shelves shelves) {
    StoredAccount stored = new StoredAccount(apis, shelves);
    stored.restore();
    shelves.beforeSaving(stored::put);
  }

  private void restore() {
    account.restore(known -> apis.updateAccount(before -> known));
    certificates.restore(
        known -> apis.clientCertificates().restore(known.certificate(), known.identity()));
    vpcLinks.restore(known -> apis.vpcLinks().add(known.link()));
    keys.restore(known -> apis.apiKeys().add(known.key()));
    Map<String, Deployment> known = new HashMap<>();
    deployments.restore(deployment -> known.put(key(deployment), deployment));
    hosted.restore(api -> apis.add(api.hosted(known, apis.quotas())));
    domains.restore(apis.domainNames()::add);
    associations.restore(kept -> apis.accessAssociations().add(kept.association()));
    plans.restore(plan -> apis.usagePlans().restore(plan.plan(), plan.usage()));
  }

  private void put() {
    account.put(List.of(apis.account()));
    List<StoredCertificate> issued = new ArrayList<>();
    apis.clientCertificates()
        .forEach((known, identity) ->
            issued.add(
                StoredCertificate.of(
                    apis.clientCertificates().place(known.clientCertificateId()),
                    known,
                    identity)));
    certificates.put(issued);
    vpcLinks.put(
        apis.vpcLinks().all().stream()
            .map(link -> new StoredLink(apis.vpcLinks().place(link.id()), link))
            .toList());
    keys.put(
        apis.apiKeys().all().stream()
            .map(key -> new StoredKey(apis.apiKeys().place(key.id()), key))
            .toList());
    // One look at the APIs, so that each has the deployments that it names.
    List<HostedApi> all = List.copyOf(apis.all());
    deployments.put(all.stream().flatMap(api -> api.deployments().values().stream()).toList());
    hosted.put(all.stream().map(api -> StoredApi.of(apis.place(api.api().id()), api)).toList());
    domains.put(apis.domainNames().all());
    associations.put(
        apis.accessAssociations().all().stream()
            .map(association ->
                new StoredAssociation(
                    apis.accessAssociations().place(association.domainNameAccessAssociationArn()),
                    association))
            .toList());
    plans.put(apis.usagePlans().all().stream().map(this::stored).toList());
  }

  private StoredPlan stored(UsagePlan plan) {
    return new StoredPlan(
        apis.usagePlans().place(plan.id()), plan, apis.usagePlans().counts(plan.id()));
  }

  private static String key(Deployment deployment) {
    return StoredApi.key(deployment.definition().api().id(), deployment.id());
  }
}
