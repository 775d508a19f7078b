package dev.ingressmap.localstage.control.patch;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.control.wire.PatchOperation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The patches of resources that allow nothing but replacing fields. */
public final class Replacements {

  private Replacements() {}

  /** The new values, by the replaced paths. */
  public static Map<String, String> of(List<PatchOperation> operations, List<String> paths) {
    var values = new TreeMap<String, String>();
    for (PatchOperation operation : operations) {
      if (!operation.is("replace") || !paths.contains(operation.target())) {
        throw badRequest(
            "Invalid patch path  '%s' specified for op '%s'. %s"
                .formatted(
                    operation.path(),
                    operation.op(),
                    operation.is("replace")
                        ? "Must be one of: " + paths
                        : "Please choose supported operations"));
      }
      values.put(operation.target(), operation.text());
    }
    return values;
  }
}
