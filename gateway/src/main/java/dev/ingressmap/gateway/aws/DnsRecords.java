package dev.ingressmap.gateway.aws;

import static dev.ingressmap.gateway.aws.call.Calls.call;

import java.util.List;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * The DNS records of Route 53's hosted zones. The calls are made as those of {@link ApiGateway}
 * are. All of them may be made twice: what is as it should be already may be so by a try whose
 * answer was lost.
 */
public final class DnsRecords {

  private final Route53Client client;

  DnsRecords(Route53Client client) {
    this.client = client;
  }

  /** All records of a name, whatever their types. */
  public List<ResourceRecordSet> find(String zone, String name) {
    String absolute = name + ".";
    // They are listed from the name on, with what comes after it.
    return call(
            "ListResourceRecordSets",
            subject(zone, name),
            () -> client.listResourceRecordSets(r -> r.hostedZoneId(zone).startRecordName(name)))
        .resourceRecordSets()
        .stream()
        .filter(set -> set.name().equals(absolute))
        .toList();
  }

  /** Creates a record; Route 53 refuses one whose name and type another one has. */
  public void create(String zone, String name, ResourceRecordSet set) {
    change(zone, name, ChangeAction.CREATE, set);
  }

  /** Puts a record in the place of that of its name and type. */
  public void replace(String zone, String name, ResourceRecordSet set) {
    change(zone, name, ChangeAction.UPSERT, set);
  }

  public void delete(String zone, String name, ResourceRecordSet set) {
    change(zone, name, ChangeAction.DELETE, set);
  }

  private void change(String zone, String name, ChangeAction action, ResourceRecordSet set) {
    Change change = Change.builder().action(action).resourceRecordSet(set).build();
    call(
        "ChangeResourceRecordSets",
        subject(zone, name),
        () -> {
          try {
            return client.changeResourceRecordSets(
                r -> r.hostedZoneId(zone).changeBatch(batch -> batch.changes(change)));
          } catch (InvalidChangeBatchException e) {
            if (find(zone, name).contains(set) == (action == ChangeAction.DELETE)) {
              throw e;
            }
            return null;
          }
        });
  }

  private static String subject(String zone, String name) {
    return "records of " + name + " in hosted zone " + zone;
  }

  void close() {
    client.close();
  }
}
