package dev.ingressmap.gateway.deploy.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ingressmap.gateway.deploy.access.Access;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A difference between the live API and the desired one.
 *
 * @param name the name of the API, the stage, the usage plan, the domain, the API key or the
 *     deployment, or the route as {@code METHOD /path}, or the resource by its path
 * @param fields the values that differ, in the order of their names
 * @param drift whether the stage was deployed from what is desired, so that it came by a change
 *     that was made since
 * @param access who may call the route then, or could if it goes; null of all but routes
 * @param moreOpen whether callers are let in that were refused before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Change(
    Action action,
    Kind kind,
    String name,
    List<Field> fields,
    boolean drift,
    @Nullable Access access,
    boolean moreOpen) {

  public Change {
    fields = List.copyOf(fields);
  }

  /** A change of which nobody knows when it came. */
  public Change(Action action, Kind kind, String name, List<Field> fields) {
    this(action, kind, name, fields, false, null, false);
  }

  /** The same, where it came by a change since the deployment. */
  public Change asDrift() {
    return new Change(action, kind, name, fields, true, access, moreOpen);
  }

  public Change with(List<Field> fields) {
    return new Change(action, kind, name, fields, drift, access, moreOpen);
  }

  /** The same of something that is called otherwise. */
  public Change named(String other) {
    return new Change(action, kind, other, fields, drift, access, moreOpen);
  }

  /** The same with who may call a route that comes, changes or goes. */
  public Change with(@Nullable Access who) {
    return new Change(action, kind, name, fields, drift, who, moreOpen);
  }

  /** The same, where it lets in callers that were refused before. */
  public Change asMoreOpen() {
    return new Change(action, kind, name, fields, drift, access, true);
  }

  /** What has to happen. */
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

  /** A value, live and desired; null where there is none. */
  public record Field(String name, @Nullable String from, @Nullable String to) {}
}
