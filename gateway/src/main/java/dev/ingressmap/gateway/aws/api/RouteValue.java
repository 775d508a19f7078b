package dev.ingressmap.gateway.aws.api;

import dev.ingressmap.gateway.Property;

/** A value of a method of an API, as a plan compares it. */
public sealed interface RouteValue extends Property {

  /** A value that a method has once. */
  enum RouteSetting implements RouteValue {
    /** The API that has the route, shown if the route moves to another API. */
    API("api"),
    AUTHORIZATION("authorizationType"),
    AUTHORIZER("authorizer"),
    SCOPES("authorizationScopes"),
    API_KEY("apiKeyRequired"),
    VALIDATOR("requestValidator"),
    TYPE("integration.type"),
    METHOD("integration.httpMethod"),
    URI("integration.uri"),
    CONTENT_HANDLING("integration.contentHandling"),
    CONNECTION_TYPE("integration.connectionType"),
    CONNECTION("integration.connectionId"),
    TARGET("integration.integrationTarget"),
    CREDENTIALS("integration.credentials"),
    NO_VERIFICATION("integration.insecureSkipVerification"),
    PASSTHROUGH("integration.passthroughBehavior"),
    TIMEOUT("integration.timeoutInMillis"),
    TRANSFER_MODE("integration.responseTransferMode"),
    CACHE_KEYS("integration.cacheKeyParameters");

    private final String text;

    RouteSetting(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  /** A value that a method has under a name. */
  record GroupEntry(Group group, String name) implements RouteValue {

    @Override
    public String text() {
      return group.text + "." + name;
    }
  }

  /** A group of named values. */
  enum Group {
    PARAMETERS("requestParameters"),
    MODELS("requestModels"),
    INTEGRATION_PARAMETERS("integration.requestParameters"),
    INTEGRATION_TEMPLATES("integration.requestTemplates");

    private final String text;

    Group(String text) {
      this.text = text;
    }
  }

  /** The model of a method's response with a status. */
  record ResponseModel(String status) implements RouteValue {

    @Override
    public String text() {
      return "responses." + status;
    }

    /** A named value of the response. */
    public Detail entry(String group, String name) {
      return new Detail(text() + "." + group + "." + name);
    }
  }

  /** The integration response with a status: which answers of the backend it is used for. */
  record Answer(String status) implements RouteValue {

    @Override
    public String text() {
      return "integration.responses." + status;
    }

    /** A value that the response has once. */
    public Detail entry(String name) {
      return new Detail(text() + "." + name);
    }

    /** A named value of the response. */
    public Detail entry(String group, String name) {
      return entry(group + "." + name);
    }
  }

  /** A detail that is compared and shown, but that no code reads. */
  record Detail(String text) implements RouteValue {}
}
