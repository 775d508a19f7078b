package dev.ingressmap.localstage.lambda;

import dev.ingressmap.localstage.function.Functions;
import dev.ingressmap.localstage.http.Shortened;
import dev.ingressmap.localstage.http.Signer;
import dev.ingressmap.localstage.storage.Shelves;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves Lambda to AWS clients. It handles the paths that only Lambda has and the requests that are
 * signed for it, and leaves all others to another handler.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html">AWS: Lambda
 *     operations</a>
 */
public final class LambdaApi extends Handler.Wrapper {

  private static final Logger log = LoggerFactory.getLogger(LambdaApi.class);
  private static final JsonMapper JSON = new JsonMapper();

  private final StoredFunctions functions;
  private final FunctionOperations operations;
  private final PermissionOperations permissions;
  private final InvokeOperation invocations;

  /**
   * A Lambda for these functions.
   *
   * @param shelves where those that are created are kept
   */
  public LambdaApi(Functions running, Shelves shelves, Handler others) {
    super(others);
    this.functions = new StoredFunctions(running, shelves);
    this.operations = new FunctionOperations(functions, running.runsUploads());
    this.permissions = new PermissionOperations(functions);
    this.invocations = new InvokeOperation(running);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = String.valueOf(request.getHttpURI().getPath());
    if (!Operation.isOfLambda(path) && !Signer.of(request).service().equals("lambda")) {
      return super.handle(request, response, callback);
    }
    response.getHeaders().put("x-amzn-RequestId", UUID.randomUUID().toString());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    try {
      Call call = call(request, path);
      if (call.operation() == Operation.INVOKE) {
        var _ =
            invocations
                .invoke(call)
                .whenComplete((answer, failure) -> {
                  if (answer != null) {
                    write(response, callback, answer);
                  } else {
                    refuse(request, response, callback, failure);
                  }
                });
      } else {
        write(response, callback, answer(call));
      }
    } catch (RuntimeException e) {
      refuse(request, response, callback, e);
    }
    return true;
  }

  private Answer answer(Call call) throws IOException {
    return switch (call.operation()) {
      case CREATE_FUNCTION -> operations.create(call);
      case LIST_FUNCTIONS -> operations.list(call);
      case GET_FUNCTION -> operations.get(call);
      case DELETE_FUNCTION -> operations.delete(call);
      case GET_FUNCTION_CONFIGURATION -> operations.getConfiguration(call);
      case UPDATE_FUNCTION_CONFIGURATION -> operations.updateConfiguration(call);
      case UPDATE_FUNCTION_CODE -> operations.updateCode(call);
      case LIST_VERSIONS_BY_FUNCTION -> operations.listVersions(call);
      case GET_FUNCTION_CODE_SIGNING_CONFIG -> operations.getCodeSigning(call);
      case LIST_TAGS -> operations.listTags(call);
      case TAG_RESOURCE -> operations.tag(call);
      case UNTAG_RESOURCE -> operations.untag(call);
      case INVOKE -> throw new IllegalStateException("it is answered later");
      case ADD_PERMISSION -> permissions.add(call);
      case GET_POLICY -> permissions.get(call);
      case REMOVE_PERMISSION -> permissions.remove(call);
    };
  }

  private static Call call(Request request, String path) {
    for (Operation operation : Operation.values()) {
      Optional<List<String>> labels = operation.match(request.getMethod(), path);
      if (labels.isPresent()) {
        return new Call(
            operation,
            labels.get().stream().map(LambdaApi::decoded).toList(),
            Request.extractQueryParameters(request),
            request,
            Signer.of(request).region());
      }
    }
    throw new LambdaException(
        501,
        "NotImplementedException",
        request.getMethod() + " " + path + " is not implemented by this Lambda");
  }

  private static String decoded(String label) {
    try {
      return URLDecoder.decode(label.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new LambdaException(400, "ValidationException", "The path is not correctly encoded");
    }
  }

  private static void refuse(
      Request request, Response response, Callback callback, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof LambdaException refusal) {
      refuse(response, callback, refusal);
    } else {
      log.error("{} {} failed", request.getMethod(), Shortened.of(request.getHttpURI()), cause);
      refuse(response, callback, new LambdaException(500, "ServiceException", "It failed"));
    }
  }

  private static void refuse(Response response, Callback callback, LambdaException refusal) {
    response.getHeaders().put("x-amzn-ErrorType", refusal.type());
    write(
        response,
        callback,
        refusal.status(),
        Map.of("Type", refusal.status() < 500 ? "User" : "Service", "Message", refusal.reason()));
  }

  private static void write(Response response, Callback callback, Answer answer) {
    answer.headers().forEach(response.getHeaders()::put);
    write(response, callback, answer.status(), answer.body());
  }

  /** Writes JSON, or a text that is JSON already. */
  private static void write(
      Response response, Callback callback, int status, @Nullable Object body) {
    response.setStatus(status);
    byte[] bytes =
        body == null
            ? new byte[0]
            : body instanceof String json
                ? json.getBytes(StandardCharsets.UTF_8)
                : JSON.writeValueAsBytes(body);
    response.write(true, ByteBuffer.wrap(bytes), callback);
  }

  @Override
  protected void doStop() throws Exception {
    functions.close();
    super.doStop();
  }
}
