package dev.ingressmap.localstage.control.wire;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request to an operation.
 *
 * @param labels the variables of the URI template, decoded
 * @param accept the media type that the client asks for; absent if it takes any
 */
public record Call(
    Operation operation,
    Map<String, String> labels,
    Fields query,
    ByteBuffer body,
    String region,
    @Nullable String accept) {

  /** The value of a label. The operation's URI template must have this label. */
  public String label(String name) {
    return Objects.requireNonNull(labels.get(name), name);
  }

  public String apiId() {
    return label("restapi_id");
  }

  /** The status code in the path. */
  public String statusCode() {
    String statusCode = label("status_code");
    constraints().statusCode(statusCode).check();
    return statusCode;
  }

  public @Nullable String parameter(String name) {
    return query.getValue(name);
  }

  public List<String> parameters(String name) {
    List<String> values = query.getValues(name);
    return values == null ? List.of() : values;
  }

  /** Whether a list-valued parameter, repeated or separated by commas, has a value. */
  public boolean has(String parameter, String value) {
    return parameters(parameter).stream()
        .anyMatch(values -> List.of(values.split(",", -1)).contains(value));
  }

  public byte[] document() {
    var bytes = new byte[body.remaining()];
    body.get(body.position(), bytes);
    return bytes;
  }

  public ObjectNode json() {
    return Wire.object(document());
  }

  public Constraints constraints() {
    return new Constraints(operation);
  }

  public List<PatchOperation> patch() {
    List<PatchOperation> operations = Wire.read(json(), Patch.class).patchOperations();
    if (operations == null) {
      return List.of();
    }
    if (operations.stream().anyMatch(Objects::isNull)) {
      throw badRequest("Invalid patch operation specified");
    }
    constraints().patch(operations).statusCode(labels.get("status_code")).check();
    return operations;
  }

  private record Patch(@Nullable List<PatchOperation> patchOperations) {}
}
