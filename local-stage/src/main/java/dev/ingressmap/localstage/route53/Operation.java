package dev.ingressmap.localstage.route53;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operations of Route 53 that are implemented. */
public enum Operation {
  ASSOCIATE_VPC("AssociateVPCWithHostedZone", "POST", "hostedzone/([^/]+)/associatevpc"),
  CHANGE_TAGS("ChangeTagsForResource", "POST", "tags/([^/]+/[^/]+)"),
  DISASSOCIATE_VPC("DisassociateVPCFromHostedZone", "POST", "hostedzone/([^/]+)/disassociatevpc"),
  GET_DNSSEC("GetDNSSEC", "GET", "hostedzone/([^/]+)/dnssec"),
  GET_HOSTED_ZONE_COUNT("GetHostedZoneCount", "GET", "hostedzonecount"),
  GET_REUSABLE_DELEGATION_SET("GetReusableDelegationSet", "GET", "delegationset/([^/]+)"),
  LIST_HOSTED_ZONES_BY_VPC("ListHostedZonesByVPC", "GET", "hostedzonesbyvpc"),
  LIST_REUSABLE_DELEGATION_SETS("ListReusableDelegationSets", "GET", "delegationset"),
  LIST_TAGS("ListTagsForResource", "GET", "tags/([^/]+/[^/]+)"),
  LIST_TAGS_OF_SEVERAL("ListTagsForResources", "POST", "tags/([^/]+)"),
  LIST_VPC_AUTHORIZATIONS(
      "ListVPCAssociationAuthorizations", "GET", "hostedzone/([^/]+)/authorizevpcassociation"),
  UPDATE_COMMENT("UpdateHostedZoneComment", "POST", "hostedzone/([^/]+)"),
  CHANGE_RESOURCE_RECORD_SETS("ChangeResourceRecordSets", "POST", "hostedzone/([^/]+)/rrset/?"),
  CREATE_HOSTED_ZONE("CreateHostedZone", "POST", "hostedzone"),
  DELETE_HOSTED_ZONE("DeleteHostedZone", "DELETE", "hostedzone/([^/]+)"),
  GET_CHANGE("GetChange", "GET", "change/([^/]+)"),
  GET_HOSTED_ZONE("GetHostedZone", "GET", "hostedzone/([^/]+)"),
  LIST_HOSTED_ZONES("ListHostedZones", "GET", "hostedzone"),
  LIST_HOSTED_ZONES_BY_NAME("ListHostedZonesByName", "GET", "hostedzonesbyname"),
  LIST_RESOURCE_RECORD_SETS("ListResourceRecordSets", "GET", "hostedzone/([^/]+)/rrset");

  /** The prefix of all operations' paths, which is the API's version. */
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

  /** The id in a path that matches this operation; an empty text if the path has no id. */
  public Optional<String> match(String method, String path) {
    Matcher matcher = this.path.matcher(path.substring(VERSION.length()));
    return this.method.equals(method) && matcher.matches()
        ? Optional.of(matcher.groupCount() == 0 ? "" : matcher.group(1))
        : Optional.empty();
  }
}
