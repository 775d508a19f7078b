package dev.ingressmap.localstage.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps pages of other sites in the user's browser from the handler behind it. A browser sends
 * requests for any page, even to this machine, and an attacker's host name may resolve to this
 * machine.
 */
public final class ForeignPages extends Handler.Wrapper {

  private static final JsonMapper JSON = new JsonMapper();

  /** Addresses are not looked up at any name server, so no attacker can make them lead here. */
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[[0-9a-fA-F:.]+]");

  private static final Pattern LOCALHOST =
      Pattern.compile("localhost|127\\.[0-9.]+|\\[::1]", Pattern.CASE_INSENSITIVE);

  /** Every name below localhost is this machine (RFC 6761). */
  private static final Pattern BELOW_LOCALHOST =
      Pattern.compile("(.+\\.)?localhost\\.?", Pattern.CASE_INSENSITIVE);

  private final Allowed allowed;
  private final Predicate<Request> linked;

  /** Lets requests of this process's own pages and of programs through. */
  public ForeignPages(Allowed allowed, Handler others) {
    this(allowed, request -> false, others);
  }

  /**
   * Lets some requests of other pages through, too.
   *
   * @param linked the requests for pages that other sites may link to
   */
  public ForeignPages(Allowed allowed, Predicate<Request> linked, Handler others) {
    super(others);
    this.allowed = allowed;
    this.linked = linked;
  }

  /**
   * The hosts and origins that are allowed in addition to this process's own.
   *
   * @param hosts other names of this process, in lower case and without ports
   * @param origins of pages, such as {@code http://localhost:3000}
   */
  public record Allowed(List<String> hosts, List<String> origins) {

    /** Nothing. */
    public static final Allowed NOTHING = new Allowed(List.of(), List.of());

    public Allowed {
      hosts = List.copyOf(hosts);
      origins = List.copyOf(origins);
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String objection = objection(request);
    if (objection == null) {
      String origin = request.getHeaders().get(HttpHeader.ORIGIN);
      URI page = origin == null ? null : uri(origin);
      if (origin != null && page != null && allowed.origins.contains(originOf(page))) {
        AllowedOrigin.answer(request, origin, response.getHeaders());
        if (AllowedOrigin.isPreflight(request)) {
          response.setStatus(HttpStatus.OK_200);
          callback.succeeded();
          return true;
        }
      }
      return super.handle(request, response, callback);
    }
    response.setStatus(HttpStatus.FORBIDDEN_403);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put("x-amzn-ErrorType", "AccessDeniedException");
    String body = JSON.createObjectNode().put("message", objection).toString();
    Content.Sink.write(response, true, body, callback);
    return true;
  }

  private @Nullable String objection(Request request) {
    String name = Request.getServerName(request);
    if (name != null && !isOwn(name)) {
      return "Host " + name + " is not a name of local-stage: add it to LOCAL_STAGE_HOSTS";
    }
    if (linked.test(request)) {
      return null;
    }
    HttpFields headers = request.getHeaders();
    @Nullable String origin = headers.get(HttpHeader.ORIGIN);
    @Nullable String referer = headers.get(HttpHeader.REFERER);
    @Nullable String page = origin == null ? referer : origin;
    URI uri = page == null ? null : uri(page);
    if (uri != null && allowed.origins.contains(originOf(uri))) {
      return null;
    }
    // Only the referrer tells a stage's page from this process's own pages.
    String foreign =
        page != null && !isOwn(uri, request)
            ? page
            : referer != null && !isOwn(uri(referer), request) ? referer : null;
    return foreign != null || "cross-site".equals(headers.get("Sec-Fetch-Site"))
        ? "a page from %s may not call this: add its origin to LOCAL_STAGE_ORIGINS"
            .formatted(foreign == null ? "another site" : foreign)
        : null;
  }

  /** Whether a page comes from this host or this machine, from the same port, and from no stage. */
  private static boolean isOwn(@Nullable URI page, Request request) {
    String host = page == null ? null : page.getHost();
    return page != null
        && host != null
        && portOf(page) == Request.getServerPort(request)
        && (LOCALHOST.matcher(host).matches()
            || host.equalsIgnoreCase(Request.getServerName(request)))
        && (page.getRawPath() == null || PathForm.of(page.getRawPath()).isEmpty());
  }

  private boolean isOwn(String host) {
    return BELOW_LOCALHOST.matcher(host).matches()
        || ADDRESS.matcher(host).matches()
        || allowed.hosts.contains(host.toLowerCase(Locale.ROOT));
  }

  private static String originOf(URI page) {
    return (page.getScheme() + "://" + page.getRawAuthority()).toLowerCase(Locale.ROOT);
  }

  private static @Nullable URI uri(String page) {
    try {
      return new URI(page);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static int portOf(URI page) {
    return page.getPort() >= 0 ? page.getPort() : "https".equals(page.getScheme()) ? 443 : 80;
  }
}
