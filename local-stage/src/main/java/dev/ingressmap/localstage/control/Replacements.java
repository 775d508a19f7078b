package dev.ingressmap.localstage.control;

import static dev.ingressmap.localstage.restapi.ApiGatewayException.badRequest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The patches of resources of which fields can be replaced and nothing else. */
final class Replacements {

  private Replacements() {}

  /** The new values by path, of the paths that the patch replaces. */
  static Map<String, String> of(List<PatchOperation> operations, List<String> paths) {
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
