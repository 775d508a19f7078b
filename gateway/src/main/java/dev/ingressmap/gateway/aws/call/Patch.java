package dev.ingressmap.gateway.aws.call;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

/**
 * An operation of a patch.
 *
 * @param value null for none
 * @param from the path to copy from, null for none
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html">Patch
 *     operations</a>
 */
public record Patch(Op op, String path, @Nullable String value, @Nullable String from) {

  /** The kind of operation. */
  public enum Op {
    ADD,
    REMOVE,
    REPLACE,
    COPY
  }

  public static Patch replace(String path, String value) {
    return new Patch(Op.REPLACE, path, value, null);
  }

  public static Patch add(String path, String value) {
    return new Patch(Op.ADD, path, value, null);
  }

  /** Removes everything at a path. */
  public static Patch remove(String path) {
    return new Patch(Op.REMOVE, path, null, null);
  }

  /** Removes one of the values at a path. */
  public static Patch remove(String path, String value) {
    return new Patch(Op.REMOVE, path, value, null);
  }

  public static Patch copy(String from, String to) {
    return new Patch(Op.COPY, to, null, from);
  }

  /** The operations as the SDK's types. */
  public static List<PatchOperation> operations(List<Patch> patches) {
    return patches.stream().map(Patch::operation).toList();
  }

  private PatchOperation operation() {
    return PatchOperation.builder()
        .op(software.amazon.awssdk.services.apigateway.model.Op.valueOf(op.name()))
        .path(path)
        .value(value)
        .from(from)
        .build();
  }
}
