package dev.ingressmap.localstage.route53;

import static dev.ingressmap.localstage.route53.Route53Exception.invalidInput;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.util.URIUtil;

/** The operations on the tags of hosted zones. There are no health checks. */
final class TagOperations {

  private static final String ZONE = "hostedzone";
  private static final int MAX_ID = 32;
  private static final int MAX_TAGS = 50;
  private static final int MAX_KEY = 128;
  private static final int MAX_VALUE = 256;

  private final HostedZones zones;

  TagOperations(HostedZones zones) {
    this.zones = zones;
  }

  Answer list(Call call) {
    return Answer.of(
        XmlElement.of("ListTagsForResourceResponse", toXml(zones.get(zoneId(call.id())))));
  }

  Answer listOfSeveral(Call call) {
    if (!call.id().equals(ZONE)) {
      throw unknownCheck();
    }
    List<XmlElement> sets =
        call.message().child("ResourceIds").stream()
            .flatMap(ids -> ids.children("ResourceId"))
            .map(id -> toXml(zones.get(id.text())))
            .toList();
    return Answer.of(
        XmlElement.of("ListTagsForResourcesResponse", XmlElement.of("ResourceTagSets", sets)));
  }

  Answer change(Call call) {
    XmlElement message = call.message();
    zones.update(
        zoneId(call.id()),
        zone -> {
          Map<String, String> tags = new LinkedHashMap<>(zone.tags());
          message
              .child("RemoveTagKeys")
              .ifPresent(keys -> keys.children("Key").forEach(key -> tags.remove(key.text())));
          message
              .child("AddTags")
              .ifPresent(added ->
                  added
                      .children("Tag")
                      .forEach(tag -> tags.put(tag.require("Key"), tag.find("Value").orElse(""))));
          check(tags);
          return zone.with(tags);
        });
    return Answer.of(XmlElement.of("ChangeTagsForResourceResponse"));
  }

  private static void check(Map<String, String> tags) {
    if (tags.size() > MAX_TAGS) {
      throw invalidInput("A resource can have at most " + MAX_TAGS + " tags");
    }
    tags.forEach((key, value) -> {
      if (key.length() > MAX_KEY || value.length() > MAX_VALUE) {
        throw invalidInput(
            "A tag can have at most %d characters of key and %d of value"
                .formatted(MAX_KEY, MAX_VALUE));
      }
    });
  }

  private static String zoneId(String typeAndId) {
    String[] parts = typeAndId.split("/", 2);
    if (!parts[0].equals(ZONE)) {
      throw unknownCheck();
    }
    String id = URIUtil.decodePath(parts[1]);
    if (id.length() > MAX_ID) {
      throw invalidInput(
          ("1 validation error detected: Value '%s' at 'resourceId' failed to satisfy constraint:"
                  + " Member must have length less than or equal to %d")
              .formatted(id, MAX_ID));
    }
    return id;
  }

  private static Route53Exception unknownCheck() {
    return new Route53Exception(
        404, "NoSuchHealthCheck", "A health check with the specified ID does not exist.");
  }

  private static XmlElement toXml(HostedZone zone) {
    return XmlElement.of(
        "ResourceTagSet",
        XmlElement.leaf("ResourceType", ZONE),
        XmlElement.leaf("ResourceId", zone.id()),
        XmlElement.of(
            "Tags",
            zone.tags().entrySet().stream()
                .map(tag ->
                    XmlElement.of(
                        "Tag",
                        XmlElement.leaf("Key", tag.getKey()),
                        XmlElement.leaf("Value", tag.getValue())))
                .toList()));
  }
}
