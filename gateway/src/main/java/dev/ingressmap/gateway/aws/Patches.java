package dev.ingressmap.gateway.aws;

import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

/**
 * The operations of patches.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html">Patch
 *     operations</a>
 */
public final class Patches {

  private Patches() {}

  public static PatchOperation replace(String path, String value) {
    return of(Op.REPLACE, path).value(value).build();
  }

  public static PatchOperation add(String path, String value) {
    return of(Op.ADD, path).value(value).build();
  }

  /** Takes away what is at a path. */
  public static PatchOperation remove(String path) {
    return of(Op.REMOVE, path).build();
  }

  /** Takes one value away of those at a path. */
  public static PatchOperation remove(String path, String value) {
    return of(Op.REMOVE, path).value(value).build();
  }

  static PatchOperation copy(String from, String to) {
    return of(Op.COPY, to).from(from).build();
  }

  private static PatchOperation.Builder of(Op op, String path) {
    return PatchOperation.builder().op(op).path(path);
  }
}
