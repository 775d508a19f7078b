package dev.ingressmap.gateway.aws.account;

import static dev.ingressmap.gateway.aws.call.Calls.call;

import java.util.List;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * The DNS records of Route 53's hosted zones. All calls may be repeated: a record may already be as
 * it should be, if an earlier try succeeded but its answer was lost.
 */
public final class DnsRecords implements AutoCloseable {

  private final Route53Client client;

  public DnsRecords(Route53Client client) {
    this.client = client;
  }

  /** All records of a name, of any type. */
  public List<DnsRecord> find(String zone, String name) {
    return sets(zone, name).stream().map(DnsRecord::new).toList();
  }

  private List<ResourceRecordSet> sets(String zone, String name) {
    String absolute = name + ".";
    // Route 53 lists records from this name on, followed by later names.
    return call(
            "ListResourceRecordSets",
            subject(zone, name),
            () -> client.listResourceRecordSets(r -> r.hostedZoneId(zone).startRecordName(name)))
        .resourceRecordSets()
        .stream()
        .filter(set -> set != null && absolute.equals(set.name()))
        .toList();
  }

  /** Creates a record. Route 53 refuses it if a record of this name and type exists. */
  public void create(String zone, String name, DnsRecord record) {
    change(zone, name, ChangeAction.CREATE, record);
  }

  /** Replaces the record of the same name and type. */
  public void replace(String zone, String name, DnsRecord record) {
    change(zone, name, ChangeAction.UPSERT, record);
  }

  public void delete(String zone, String name, DnsRecord record) {
    change(zone, name, ChangeAction.DELETE, record);
  }

  private void change(String zone, String name, ChangeAction action, DnsRecord record) {
    ResourceRecordSet set = record.set();
    Change change = Change.builder().action(action).resourceRecordSet(set).build();
    call(
        "ChangeResourceRecordSets",
        subject(zone, name),
        () -> {
          try {
            return client.changeResourceRecordSets(
                r -> r.hostedZoneId(zone).changeBatch(batch -> batch.changes(change)));
          } catch (InvalidChangeBatchException e) {
            if (sets(zone, name).contains(set) == (action == ChangeAction.DELETE)) {
              throw e;
            }
            return null;
          }
        });
  }

  private static String subject(String zone, String name) {
    return "records of " + name + " in hosted zone " + zone;
  }

  @Override
  public void close() {
    client.close();
  }
}
