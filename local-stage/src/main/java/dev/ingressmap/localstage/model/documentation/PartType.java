package dev.ingressmap.localstage.model.documentation;

/** What a documentation part can be about, in the order in which AWS's messages list the types. */
public enum PartType {
  RESPONSE_BODY(Scope.RESPONSE, Name.NONE),
  RESPONSE(Scope.RESPONSE, Name.NONE),
  METHOD(Scope.METHOD, Name.NONE),
  MODEL(Scope.API, Name.REQUIRED),
  AUTHORIZER(Scope.API, Name.REQUIRED),
  RESPONSE_HEADER(Scope.RESPONSE, Name.REQUIRED),
  RESOURCE(Scope.RESOURCE, Name.NONE),
  PATH_PARAMETER(Scope.METHOD, Name.REQUIRED),
  REQUEST_BODY(Scope.METHOD, Name.OPTIONAL),
  QUERY_PARAMETER(Scope.METHOD, Name.REQUIRED),
  API(Scope.API, Name.NONE),
  REQUEST_HEADER(Scope.METHOD, Name.REQUIRED);

  private final Scope scope;
  private final Name name;

  PartType(Scope scope, Name name) {
    this.scope = scope;
    this.name = name;
  }

  boolean hasPath() {
    return scope != Scope.API;
  }

  boolean hasMethod() {
    return scope == Scope.METHOD || scope == Scope.RESPONSE;
  }

  boolean hasStatusCode() {
    return scope == Scope.RESPONSE;
  }

  boolean hasName() {
    return name != Name.NONE;
  }

  boolean needsName() {
    return name == Name.REQUIRED;
  }

  /** What the thing belongs to; each scope has the location fields of the one before it. */
  private enum Scope {
    API,
    RESOURCE,
    METHOD,
    RESPONSE
  }

  private enum Name {
    NONE,
    OPTIONAL,
    REQUIRED
  }
}
