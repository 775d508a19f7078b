package dev.ingressmap.gateway.deploy.change;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.ingressmap.gateway.Property;
import dev.ingressmap.gateway.deploy.access.Access;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A difference between the live API and the desired one.
 *
 * @param subject the API, stage, usage plan, domain, API key, deployment, route or resource
 * @param fields the values that differ, in the order of their names
 * @param drift whether the stage was deployed from what is desired, so that it came by a change
 *     that was made since
 * @param access who may call the route then, or could if it goes; null of all but routes
 * @param moreOpen whether callers are let in that were refused before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"action", "kind", "name", "fields", "drift", "access", "moreOpen"})
public record Change(
    Action action,
    Kind kind,
    @JsonIgnore Subject subject,
    List<Field> fields,
    boolean drift,
    @Nullable Access access,
    boolean moreOpen) {

  public Change {
    fields = List.copyOf(fields);
  }

  /** A change whose time is unknown. */
  public Change(Action action, Kind kind, Subject subject, List<Field> fields) {
    this(action, kind, subject, fields, false, null, false);
  }

  /** The same of something that has a name. */
  public Change(Action action, Kind kind, String name, List<Field> fields) {
    this(action, kind, new Subject.Thing(name), fields);
  }

  /** The name of its subject, for people. */
  @JsonProperty
  public String name() {
    return subject.text();
  }

  /** The same, if it was made since the deployment. */
  public Change asDrift() {
    return new Change(action, kind, subject, fields, true, access, moreOpen);
  }

  public Change with(List<Field> fields) {
    return new Change(action, kind, subject, fields, drift, access, moreOpen);
  }

  /** The same of something else. */
  public Change of(Subject other) {
    return new Change(action, kind, other, fields, drift, access, moreOpen);
  }

  /** The same with who may call a route that is added, changed or removed. */
  public Change with(@Nullable Access who) {
    return new Change(action, kind, subject, fields, drift, who, moreOpen);
  }

  /** The same, if it lets in callers that were refused before. */
  public Change asMoreOpen() {
    return new Change(action, kind, subject, fields, drift, access, true);
  }

  /** What must happen. */
  public enum Action {
    ADD,
    CHANGE,
    REMOVE
  }

  /** What it happens to. */
  public enum Kind {
    API,
    /** What API Gateway answers by itself in one kind of case. */
    RESPONSE,
    AUTHORIZER,
    MODEL,
    ROUTE,
    /** A path with no method, which leads to none. */
    RESOURCE,
    STAGE,
    USAGE_PLAN,
    DOMAIN,
    API_KEY,
    DEPLOYMENT,
    /** What keeps an API from being destroyed or replaced. */
    PROTECTION
  }

  /** A value, live and desired; null for none. */
  @JsonPropertyOrder({"name", "from", "to"})
  public record Field(@JsonIgnore Property property, @Nullable String from, @Nullable String to) {

    /** The name of the value, for people. */
    @JsonProperty
    public String name() {
      return property.text();
    }

    /** The value of what comes, or of what goes. */
    public @Nullable String set() {
      return to == null ? from : to;
    }

    /** The way back. */
    public Field reversed() {
      return new Field(property, to, from);
    }
  }
}
