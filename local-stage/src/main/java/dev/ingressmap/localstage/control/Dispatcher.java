package dev.ingressmap.localstage.control;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.control.account.AccessAssociationOperations;
import dev.ingressmap.localstage.control.account.AccountOperations;
import dev.ingressmap.localstage.control.account.ApiKeyOperations;
import dev.ingressmap.localstage.control.account.BasePathMappingOperations;
import dev.ingressmap.localstage.control.account.ClientCertificateOperations;
import dev.ingressmap.localstage.control.account.DomainNameOperations;
import dev.ingressmap.localstage.control.account.TagOperations;
import dev.ingressmap.localstage.control.account.UsageOperations;
import dev.ingressmap.localstage.control.account.UsagePlanKeyOperations;
import dev.ingressmap.localstage.control.account.UsagePlanOperations;
import dev.ingressmap.localstage.control.account.VpcLinkOperations;
import dev.ingressmap.localstage.control.api.AuthorizerOperations;
import dev.ingressmap.localstage.control.api.DocumentationPartOperations;
import dev.ingressmap.localstage.control.api.DocumentationVersionOperations;
import dev.ingressmap.localstage.control.api.GatewayResponseOperations;
import dev.ingressmap.localstage.control.api.ImportOperations;
import dev.ingressmap.localstage.control.api.IntegrationOperations;
import dev.ingressmap.localstage.control.api.IntegrationResponseOperations;
import dev.ingressmap.localstage.control.api.MethodOperations;
import dev.ingressmap.localstage.control.api.MethodResponseOperations;
import dev.ingressmap.localstage.control.api.ModelOperations;
import dev.ingressmap.localstage.control.api.RequestValidatorOperations;
import dev.ingressmap.localstage.control.api.ResourceOperations;
import dev.ingressmap.localstage.control.api.RestApiOperations;
import dev.ingressmap.localstage.control.stage.DeploymentOperations;
import dev.ingressmap.localstage.control.stage.ExportOperations;
import dev.ingressmap.localstage.control.stage.SdkOperations;
import dev.ingressmap.localstage.control.stage.StageOperations;
import dev.ingressmap.localstage.control.stage.TrialOperations;
import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.Operation;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.OperationTable;
import dev.ingressmap.localstage.model.ApiGatewayException;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.stage.Trials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** Finds the operation that a request is for, and the handler that carries it out. */
final class Dispatcher {

  /** The size of the largest document that can be imported; no other request is larger. */
  private static final int MAX_BODY = 6 * 1024 * 1024;

  private final OperationTable table = OperationTable.load();
  private final Map<String, OperationHandler> handlers = new HashMap<>();

  Dispatcher(RestApis apis, Trials trials, InstantSource clock) {
    handlers.putAll(new RestApiOperations(apis, trials, clock).handlers());
    handlers.putAll(new ImportOperations(apis, clock).handlers());
    handlers.putAll(new ExportOperations(apis).handlers());
    handlers.putAll(new ResourceOperations(apis).handlers());
    handlers.putAll(new MethodOperations(apis).handlers());
    handlers.putAll(new MethodResponseOperations(apis).handlers());
    handlers.putAll(new IntegrationOperations(apis).handlers());
    handlers.putAll(new IntegrationResponseOperations(apis).handlers());
    handlers.putAll(new DeploymentOperations(apis, clock).handlers());
    handlers.putAll(new StageOperations(apis, trials, clock).handlers());
    handlers.putAll(new ModelOperations(apis).handlers());
    handlers.putAll(new SdkOperations(apis).handlers());
    handlers.putAll(new TrialOperations(apis, trials).handlers());
    handlers.putAll(new RequestValidatorOperations(apis).handlers());
    handlers.putAll(new AuthorizerOperations(apis).handlers());
    handlers.putAll(new GatewayResponseOperations(apis).handlers());
    handlers.putAll(new DocumentationPartOperations(apis).handlers());
    handlers.putAll(new DocumentationVersionOperations(apis, clock).handlers());
    handlers.putAll(new DomainNameOperations(apis.domainNames(), clock).handlers());
    handlers.putAll(new AccessAssociationOperations(apis).handlers());
    handlers.putAll(new BasePathMappingOperations(apis).handlers());
    handlers.putAll(new VpcLinkOperations(apis).handlers());
    handlers.putAll(new ClientCertificateOperations(apis, clock).handlers());
    handlers.putAll(new TagOperations(apis).handlers());
    handlers.putAll(new ApiKeyOperations(apis, clock).handlers());
    handlers.putAll(new UsagePlanOperations(apis).handlers());
    handlers.putAll(new UsagePlanKeyOperations(apis).handlers());
    handlers.putAll(new UsageOperations(apis, clock).handlers());
    handlers.putAll(new AccountOperations(apis).handlers());
    Set<String> known =
        table.operations().stream().map(Operation::name).collect(Collectors.toSet());
    if (!handlers.keySet().equals(known)) {
      throw new IllegalStateException("each operation of the table needs a handler");
    }
  }

  Call call(Request request, String region) throws IOException {
    Fields query;
    Target target;
    try {
      query = Request.extractQueryParameters(request);
      target = target(request, query);
    } catch (IllegalArgumentException | HttpException.IllegalStateException e) {
      throw badRequest("The request URI is not correctly encoded");
    }
    if (target == null) {
      throw unknown(request);
    }
    return new Call(
        target.operation,
        target.labels,
        query,
        body(request, target.operation),
        region,
        request.getHeaders().get(HttpHeader.ACCEPT));
  }

  Answer answer(Call call) {
    return Objects.requireNonNull(handlers.get(call.operation().name())).handle(call);
  }

  private @Nullable Target target(Request request, Fields query) {
    String path = String.valueOf(request.getHttpURI().getPath());
    List<String> segments =
        List.of((path.startsWith("/") ? path.substring(1) : path).split("/", -1));
    for (Operation operation : table.operations()) {
      if (operation.httpMethod().equals(request.getMethod()) && asked(operation, query)) {
        Map<String, String> labels = operation.match(segments);
        if (labels != null) {
          return new Target(operation, labels);
        }
      }
    }
    return null;
  }

  private static boolean asked(Operation operation, Fields query) {
    if (operation.query().isEmpty()) {
      return true;
    }
    String[] parameter = operation.query().split("=", 2);
    return parameter.length < 2 || parameter[1].equals(query.getValue(parameter[0]));
  }

  private static ByteBuffer body(Request request, Operation operation) throws IOException {
    if (request.getLength() == 0) {
      return ByteBuffer.allocate(0);
    }
    try (InputStream in = Request.asInputStream(request)) {
      byte[] body = in.readNBytes(MAX_BODY + 1);
      if (body.length > MAX_BODY) {
        throw new ApiGatewayException(
            413,
            "RequestEntityTooLargeException",
            "Request must be smaller than %d bytes for the %s operation"
                .formatted(MAX_BODY, operation.name()));
      }
      return ByteBuffer.wrap(body);
    }
  }

  /**
   * AWS requires a signature before it looks for an operation, and denies operations that it cannot
   * name.
   */
  private static ApiGatewayException unknown(Request request) {
    return request.getHeaders().contains(HttpHeader.AUTHORIZATION)
        ? new ApiGatewayException(
            403,
            "AccessDeniedException",
            "Unable to determine service/operation name to be authorized")
        : new ApiGatewayException(
            403, "MissingAuthenticationTokenException", "Missing Authentication Token");
  }

  /** The operation that a request is for, and the labels of its path. */
  private record Target(Operation operation, Map<String, String> labels) {}
}
