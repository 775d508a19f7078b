package dev.ingressmap.localstage.route53;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operations of Route 53 that are here. */
public enum Operation {
  CHANGE_RESOURCE_RECORD_SETS("ChangeResourceRecordSets", "POST", "hostedzone/([^/]+)/rrset/?"),
  CREATE_HOSTED_ZONE("CreateHostedZone", "POST", "hostedzone"),
  DELETE_HOSTED_ZONE("DeleteHostedZone", "DELETE", "hostedzone/([^/]+)"),
  GET_CHANGE("GetChange", "GET", "change/([^/]+)"),
  GET_HOSTED_ZONE("GetHostedZone", "GET", "hostedzone/([^/]+)"),
  LIST_HOSTED_ZONES("ListHostedZones", "GET", "hostedzone"),
  LIST_HOSTED_ZONES_BY_NAME("ListHostedZonesByName", "GET", "hostedzonesbyname"),
  LIST_RESOURCE_RECORD_SETS("ListResourceRecordSets", "GET", "hostedzone/([^/]+)/rrset");

  /** What the paths of all operations begin with: the version of the API. */
  static final String VERSION = "/2013-04-01/";

  private final String wireName;
  private final String method;
  private final Pattern path;

  Operation(String wireName, String method, String path) {
    this.wireName = wireName;
    this.method = method;
    this.path = Pattern.compile(path);
  }

  String wireName() {
    return wireName;
  }

  /** The id in a path if this is the operation that it means, empty if its paths have none. */
  public Optional<String> match(String method, String path) {
    Matcher matcher = this.path.matcher(path.substring(VERSION.length()));
    return this.method.equals(method) && matcher.matches()
        ? Optional.of(matcher.groupCount() == 0 ? "" : matcher.group(1))
        : Optional.empty();
  }
}
