package dev.ingressmap.localstage.console;

import dev.ingressmap.localstage.console.StageCaller.CallFailed;
import dev.ingressmap.localstage.deployments.DeploymentChanges;
import dev.ingressmap.localstage.http.JsonAnswer;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.stage.Deployment;
import dev.ingressmap.localstage.model.stage.HostedApi;
import dev.ingressmap.localstage.traffic.CallFilter;
import dev.ingressmap.localstage.traffic.KeptCall;
import dev.ingressmap.localstage.traffic.Traffic;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** The console's JSON, for its page and for scripts. The docs describe it. */
final class ConsoleApi {

  private static final Pattern CALL =
      Pattern.compile("/_local/requests/(?<id>[^/]{1,100})(?<replay>/replay)?");

  private final Traffic traffic;
  private final Supplier<RestApis> apis;
  private final Supplier<Surroundings> around;
  private final EventStream events;
  private final StageCaller caller;

  ConsoleApi(
      Traffic traffic,
      Supplier<RestApis> apis,
      Supplier<Surroundings> around,
      EventStream events,
      StageCaller caller) {
    this.traffic = traffic;
    this.apis = apis;
    this.around = around;
    this.events = events;
    this.caller = caller;
  }

  /** Answers what it knows, and leaves the rest to another handler. */
  Handler before(Handler others) {
    return new Handler.Wrapper(others) {
      @Override
      public boolean handle(Request request, Response response, Callback callback)
          throws Exception {
        String path = String.valueOf(request.getHttpURI().getPath());
        if (path.equals("/_local/events") && request.getMethod().equals("GET")) {
          return events.handle(request, response, callback);
        }
        JsonAnswer answer = answer(path, request);
        if (answer == null) {
          return super.handle(request, response, callback);
        }
        answer.write(response, callback);
        return true;
      }
    };
  }

  /** The answer; null if the path is not the console's. */
  private @Nullable JsonAnswer answer(String path, Request request) throws IOException {
    try {
      return switch (path) {
        case "/_local/map" ->
            only("GET", request, query -> MapReader.read(apis.get().served(), around.get()));
        case "/_local/deployments" -> only("GET", request, this::changes);
        case "/_local/drift" -> only("GET", request, query -> drift());
        case "/_local/events" -> unknownMethod(request, "GET");
        case "/_local/requests" -> requests(request);
        default -> {
          Matcher call = CALL.matcher(path);
          yield call.matches() ? call(call, request) : null;
        }
      };
    } catch (IllegalArgumentException e) {
      return JsonAnswer.message(HttpStatus.BAD_REQUEST_400, String.valueOf(e.getMessage()));
    } catch (CallFailed e) {
      return JsonAnswer.message(HttpStatus.BAD_GATEWAY_502, String.valueOf(e.getMessage()));
    }
  }

  private static JsonAnswer only(String method, Request request, Function<Fields, Object> body) {
    return request.getMethod().equals(method)
        ? new JsonAnswer(HttpStatus.OK_200, body.apply(query(request)))
        : unknownMethod(request, method);
  }

  private static Fields query(Request request) {
    try {
      return Request.extractQueryParameters(request);
    } catch (IllegalArgumentException | HttpException.IllegalStateException e) {
      throw new IllegalArgumentException("the query is not correctly encoded", e);
    }
  }

  private static JsonAnswer unknownMethod(Request request, String known) {
    return JsonAnswer.message(
        HttpStatus.METHOD_NOT_ALLOWED_405,
        request.getMethod() + " has no meaning here: use " + known);
  }

  /** What differs between two deployments of an API. */
  private Object changes(Fields query) {
    HostedApi api = apis.get().find(value(query, "api"));
    if (api == null) {
      throw new IllegalArgumentException("api must be the id of an API");
    }
    return DeploymentChanges.between(deployment(api, query, "from"), deployment(api, query, "to"));
  }

  private static ApiDefinition deployment(HostedApi api, Fields query, String name) {
    Deployment deployment = api.deployments().get(value(query, name));
    if (deployment == null) {
      throw new IllegalArgumentException(name + " must be the id of a deployment of the API");
    }
    return deployment.definition();
  }

  private Map<String, Object> drift() {
    return Map.of("changes", around.get().drift());
  }

  private JsonAnswer requests(Request request) throws IOException {
    return switch (request.getMethod()) {
      case "GET" -> {
        traffic.attention().look();
        yield only("GET", request, this::list);
      }
      case "POST" -> call(TriedCall.read(request), request);
      case "DELETE" -> {
        traffic.forget();
        events.cleared();
        yield new JsonAnswer(HttpStatus.OK_200, Map.of());
      }
      default -> unknownMethod(request, "GET, POST or DELETE");
    };
  }

  private Map<String, Object> list(Fields query) {
    CallFilter filter =
        new CallFilter(
            value(query, "status"),
            value(query, "route"),
            value(query, "api"),
            value(query, "stage"),
            value(query, "canary"),
            value(query, "key"),
            value(query, "text"));
    CallView view = view();
    String target = value(query, "target");
    Predicate<KeptCall> wanted =
        target.isEmpty() ? filter : filter.and(call -> target.equals(view.target(call)));
    return Map.of(
        "requests",
        traffic.only(wanted, limit(query)).stream().map(view::summary).toList(),
        "watched",
        traffic.attention().isPaid());
  }

  private static int limit(Fields query) {
    String limit = value(query, "limit");
    if (limit.isEmpty()) {
      return Traffic.most();
    }
    if (!limit.matches("[0-9]{1,6}")) {
      throw new IllegalArgumentException("limit must be a number");
    }
    return Integer.parseInt(limit);
  }

  private static String value(Fields query, String name) {
    return Objects.requireNonNullElse(query.getValue(name), "");
  }

  private CallView view() {
    return new CallView(traffic, new Targets(around.get()));
  }

  private JsonAnswer call(Matcher named, Request request) {
    KeptCall call = traffic.find(named.group("id")).orElse(null);
    if (call == null) {
      return JsonAnswer.message(
          HttpStatus.NOT_FOUND_404,
          "there is no such request: the last %d are kept, and only while somebody watches"
              .formatted(Traffic.most()));
    }
    if (named.group("replay") == null) {
      return only(
          "GET", request, query -> view().story(call, !value(query, "secrets").equals("shown")));
    }
    if (!request.getMethod().equals("POST")) {
      return unknownMethod(request, "POST");
    }
    String problem = Replay.problem(call);
    return problem.isEmpty()
        ? call(Replay.of(call), request)
        : JsonAnswer.message(HttpStatus.CONFLICT_409, "it cannot be made again: " + problem);
  }

  private JsonAnswer call(StageRequest call, Request request) {
    InetSocketAddress here =
        (InetSocketAddress) request.getConnectionMetaData().getLocalSocketAddress();
    return new JsonAnswer(HttpStatus.OK_200, caller.call(call, here));
  }
}
