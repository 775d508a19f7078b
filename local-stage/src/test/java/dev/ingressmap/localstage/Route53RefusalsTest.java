package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.InvalidInputException;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.Tag;
import software.amazon.awssdk.services.route53.model.TagResourceType;

/** Refusals in Route 53's own words, which tools and people search for. */
class Route53RefusalsTest {

  @AutoClose private final ApiGatewayUnderTest gateway = new ApiGatewayUnderTest();
  @AutoClose private final HostedZones zones = HostedZones.at(gateway.endpoint());
  private final String zone = zones.create("example.com");

  Route53RefusalsTest() throws IOException {}

  @ParameterizedTest
  @CsvSource({"DELETE,,null", "CREATE,blue,blue"})
  void namesTheChangeThatLacksValues(ChangeAction action, String identifier, String named) {
    ResourceRecordSet set =
        ResourceRecordSet.builder()
            .name("www.example.com")
            .type(RRType.A)
            .setIdentifier(identifier)
            .build();
    assertThatThrownBy(() -> zones.change(zone, action, set))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(
            "Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and"
                + " ResourceRecords], or TrafficPolicyInstanceId], but found none in Change with"
                + " [Action=%s, Name=www.example.com, Type=A, SetIdentifier=%s]",
            action, named);
  }

  @Test
  void namesWhatAnActionAndATypeCanBe() {
    ResourceRecordSet set = HostedZones.record("www.example.com", RRType.A, "192.0.2.1");
    Change change = Change.builder().action("REPLACE").resourceRecordSet(set).build();
    assertThatThrownBy(() ->
            zones
                .client()
                .changeResourceRecordSets(
                    r -> r.hostedZoneId(zone).changeBatch(batch -> batch.changes(change))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(
            "Invalid XML ; cvc-enumeration-valid: Value 'REPLACE' is not facet-valid with respect"
                + " to enumeration '[CREATE, DELETE, UPSERT]'. It must be a value from the"
                + " enumeration.");
    assertThatThrownBy(
            () -> zones.change(zone, ChangeAction.CREATE, set.toBuilder().type("AAA").build()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(
            "Value 'AAA' is not facet-valid with respect to enumeration '[SOA, A, TXT, NS,");
  }

  @ParameterizedTest
  @MethodSource
  void namesWhatIsWrongWithAName(String name, String problem) {
    assertThatThrownBy(() ->
            zones.client().listResourceRecordSets(r -> r.hostedZoneId(zone).startRecordName(name)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("FATAL problem: " + problem);
    assertThatThrownBy(() -> zones.put(zone, name, RRType.A, "192.0.2.1"))
        .isInstanceOf(InvalidChangeBatchException.class)
        .hasMessageContaining("FATAL problem: " + problem);
  }

  static Stream<Arguments> namesWhatIsWrongWithAName() {
    String unsupported = "UnsupportedCharacter (Value contains unsupported characters)";
    String label = "a".repeat(64);
    return Stream.of(
        arguments("a b.example.com", unsupported + " encountered with ' '"),
        arguments("a\tb.example.com", unsupported + " encountered with '\t'"),
        arguments(
            "a..example.com",
            "DomainLabelEmpty (Domain label is empty) encountered with 'a..example.com'"),
        arguments(
            "example.com..",
            "DomainLabelEmpty (Domain label is empty) encountered with 'example.com..'"),
        arguments(
            label + ".example.com",
            "DomainLabelTooLong (Domain label is too long) encountered with '" + label + "'"));
  }

  @Test
  void takesTheLongestLabelAndAnEscapedSpace() {
    String longest = "a".repeat(63) + ".example.com";
    zones.put(zone, longest, RRType.A, "192.0.2.1");
    zones.put(zone, "a\\040b.example.com", RRType.A, "192.0.2.1");
    assertThat(zones.records(zone))
        .containsExactly("A a\\040b.example.com. -> 192.0.2.1", "A " + longest + ". -> 192.0.2.1");
  }

  @Test
  void takesNoPathForAZoneWithTags() {
    assertThatThrownBy(() -> tag("/hostedzone/" + zone))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(
            "1 validation error detected: Value '/hostedzone/%s' at 'resourceId' failed to satisfy"
                + " constraint: Member must have length less than or equal to 32",
            zone);
    assertThatThrownBy(() -> tag("/hostedzone/Z1"))
        .isInstanceOf(NoSuchHostedZoneException.class)
        .hasMessageContaining("No hosted zone found with ID: /hostedzone/Z1");
  }

  private void tag(String id) {
    zones
        .client()
        .changeTagsForResource(r ->
            r.resourceType(TagResourceType.HOSTEDZONE)
                .resourceId(id)
                .addTags(Tag.builder().key("team").value("a").build()));
  }
}
