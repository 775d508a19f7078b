package dev.ingressmap.localstage.lambda;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Decides who may invoke a function. */
final class PermissionOperations {

  private static final JsonMapper JSON = new JsonMapper();

  private final StoredFunctions functions;

  PermissionOperations(StoredFunctions functions) {
    this.functions = functions;
  }

  Answer add(Call call) throws IOException {
    String name = call.function();
    String arn = call.arn(name);
    try (FunctionRequest request = FunctionRequest.read(call.request(), functions::folder)) {
      ObjectNode given = request.settings();
      String qualifier = call.query().getValue("Qualifier");
      if (qualifier != null) {
        given.put("Qualifier", qualifier);
      }
      Permission added = Permission.of(given, arn);
      functions.note(
          name,
          arn,
          function -> {
            if (function.permissions().stream().anyMatch(old -> old.id().equals(added.id()))) {
              throw new LambdaException(
                  409,
                  "ResourceConflictException",
                  "The statement id (%s) provided already exists. Please provide a new statement id, or remove the existing statement."
                      .formatted(added.id()));
            }
            List<Permission> all = new ArrayList<>(function.permissions());
            all.add(added);
            return function.permitting(all);
          });
      return Answer.of(201, Map.of("Statement", added.statement().toString()));
    }
  }

  Answer get(Call call) {
    String name = call.function();
    StoredFunction function = functions.find(name);
    if (function == null || function.permissions().isEmpty()) {
      throw new LambdaException(
          404, "ResourceNotFoundException", "The resource you requested does not exist.");
    }
    ObjectNode policy = JSON.createObjectNode().put("Version", "2012-10-17").put("Id", "default");
    policy.set(
        "Statement",
        JSON.valueToTree(function.permissions().stream().map(Permission::statement).toList()));
    return Answer.of(200, Map.of("Policy", policy.toString(), "RevisionId", function.revision()));
  }

  Answer remove(Call call) {
    String name = call.function();
    String id = call.labels().get(1);
    functions.note(
        name,
        call.arn(name),
        function ->
            function.permissions().stream()
                .filter(permission -> permission.id().equals(id))
                .findFirst()
                .map(permission -> function.permitting(function.without(permission)))
                .orElseThrow(() ->
                    new LambdaException(
                        404,
                        "ResourceNotFoundException",
                        "Statement %s is not found in resource policy.".formatted(id))));
    return Answer.of(204, null);
  }
}
