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
 * @param fields the values that differ, sorted by name
 * @param drift whether the stage was deployed from the same desired state, so that others made the
 *     difference since
 * @param access who may call the route after the change, or could before it is removed; null for
 *     anything but routes
 * @param moreOpen whether it lets in callers that were refused before
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

  /** A change of something that has a name, at an unknown time. */
  public Change(Action action, Kind kind, String name, List<Field> fields) {
    this(action, kind, new Subject.Thing(name), fields);
  }

  /** The name of the subject, for people. */
  @JsonProperty
  public String name() {
    return subject.text();
  }

  /** This change as drift, if it was made since the deployment. */
  public Change asDrift() {
    return new Change(action, kind, subject, fields, true, access, moreOpen);
  }

  public Change with(List<Field> fields) {
    return new Change(action, kind, subject, fields, drift, access, moreOpen);
  }

  /** This change, of another subject. */
  public Change of(Subject other) {
    return new Change(action, kind, other, fields, drift, access, moreOpen);
  }

  /** This change, with who may call the route that is added, changed or removed. */
  public Change with(@Nullable Access who) {
    return new Change(action, kind, subject, fields, drift, who, moreOpen);
  }

  /** This change, marked as letting in callers that were refused before. */
  public Change asMoreOpen() {
    return new Change(action, kind, subject, fields, drift, access, true);
  }

  /** What must be done. */
  public enum Action {
    ADD,
    CHANGE,
    REMOVE
  }

  /** The kind of subject. */
  public enum Kind {
    API,
    /** A gateway response. */
    RESPONSE,
    AUTHORIZER,
    MODEL,
    ROUTE,
    /** A path that has no method and leads to none. */
    RESOURCE,
    STAGE,
    USAGE_PLAN,
    DOMAIN,
    API_KEY,
    DEPLOYMENT,
    /** The tag that protects an API from being destroyed or replaced. */
    PROTECTION
  }

  /** A value, live and desired; null if there is none. */
  @JsonPropertyOrder({"name", "from", "to"})
  public record Field(@JsonIgnore Property property, @Nullable String from, @Nullable String to) {

    /** The name of the value, for people. */
    @JsonProperty
    public String name() {
      return property.text();
    }

    /** The value that is added, or the one that is removed. */
    public @Nullable String set() {
      return to == null ? from : to;
    }

    /** The opposite change. */
    public Field reversed() {
      return new Field(property, to, from);
    }
  }
}
