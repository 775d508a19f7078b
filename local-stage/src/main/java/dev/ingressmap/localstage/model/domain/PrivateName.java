package dev.ingressmap.localstage.model.domain;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.model.EndpointConfiguration;
import dev.ingressmap.localstage.model.EndpointType;
import dev.ingressmap.localstage.model.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * What private domain names cannot have, and what only they can have.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html">AWS:
 *     custom domain names for private APIs</a>
 */
final class PrivateName {

  private PrivateName() {}

  static void check(DomainKey key, EndpointConfiguration endpoint, String securityPolicy) {
    boolean isPrivate = key.id() != null;
    if (isPrivate != endpoint.types().contains(EndpointType.PRIVATE)) {
      throw badRequest(
          isPrivate
              ? "The endpoint type of a private domain name cannot be changed"
              : "A public domain name cannot become private: create a private one");
    }
    if (!isPrivate) {
      return;
    }
    if (endpoint.types().size() > 1) {
      throw badRequest("A private domain name cannot have other endpoint types");
    }
    if (endpoint.ipAddressType().equals("ipv4")) {
      throw badRequest("Only dualstack ipAddressType is supported for private domain names.");
    }
    if (key.name().startsWith("*")) {
      throw badRequest("A private domain name cannot be a wildcard: " + key.name());
    }
    if (securityPolicy.equals("TLS_1_0")) {
      throw badRequest("The security policy of a private domain name cannot be TLS_1_0");
    }
  }

  static void checkTruststore(DomainKey key, @Nullable MutualTlsAuthentication truststore) {
    if (key.id() != null && truststore != null) {
      throw badRequest("Mutual TLS is not supported for private domain names");
    }
  }

  static void checkPolicy(DomainKey key, String member, @Nullable String policy) {
    if (policy != null && key.id() == null) {
      throw badRequest(member + " is supported only for private domain names");
    }
    if (policy != null && !JsonText.isObject(policy)) {
      throw badRequest(
          "Invalid policy document. Please check the policy syntax and ensure that Principals are"
              + " valid.");
    }
  }
}
