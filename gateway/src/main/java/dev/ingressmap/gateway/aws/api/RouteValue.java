package dev.ingressmap.gateway.aws.api;

import dev.ingressmap.gateway.Property;

/** What a method of an API has a value for. */
public sealed interface RouteValue extends Property {

  /** What a method has once. */
  enum RouteSetting implements RouteValue {
    /** The API that has the route, if that changes. */
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

  /** What a method has by name. */
  record GroupEntry(Group group, String name) implements RouteValue {

    @Override
    public String text() {
      return group.text + "." + name;
    }
  }

  /** What the names of entries are of. */
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

  /** The model of the method's response of a status. */
  record ResponseModel(String status) implements RouteValue {

    @Override
    public String text() {
      return "responses." + status;
    }

    /** What it has by name. */
    public Detail entry(String group, String name) {
      return new Detail(text() + "." + group + "." + name);
    }
  }

  /** Which answers of a backend become the response of a status. */
  record Answer(String status) implements RouteValue {

    @Override
    public String text() {
      return "integration.responses." + status;
    }

    /** What it has once. */
    public Detail entry(String name) {
      return new Detail(text() + "." + name);
    }

    /** What it has by name. */
    public Detail entry(String group, String name) {
      return entry(group + "." + name);
    }
  }

  /** A detail that no code asks for. */
  record Detail(String text) implements RouteValue {}
}
