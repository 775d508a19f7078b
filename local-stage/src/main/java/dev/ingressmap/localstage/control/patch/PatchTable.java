package dev.ingressmap.localstage.control.patch;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.control.wire.PatchOperation;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.ApiGatewayException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The patch operations that a resource allows, by path.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html">AWS: patch
 *     operations</a>
 */
public final class PatchTable {

  private final Map<String, Rule> rules = new LinkedHashMap<>();

  private final boolean naming;

  private PatchTable(boolean naming, Rule... rules) {
    this.naming = naming;
    for (Rule rule : rules) {
      this.rules.put(rule.path, rule);
    }
  }

  public static PatchTable of(Rule... rules) {
    return new PatchTable(false, rules);
  }

  /** A table whose refusals name the paths that the operation may have, in the order given. */
  public static PatchTable naming(Rule... rules) {
    return new PatchTable(true, rules);
  }

  /** Allows operations on a path, whose last token may be {@code *}. */
  public static Rule on(String path, PatchEdit edit, String... ops) {
    return new Rule(path, edit, List.of(ops));
  }

  /**
   * Allows the operations on the entries of a map; {@code missing} is the message for an absent
   * entry.
   */
  public static Rule onEntries(String map, String missing) {
    return on("/" + map + "/*", PatchEdit.entry(map, missing), "add", "replace", "remove");
  }

  /** Allows the operations on the entries of a map of booleans. */
  public static Rule onFlagEntries(String map, String missing) {
    return on("/" + map + "/*", PatchEdit.flagEntry(map, missing), "add", "replace", "remove");
  }

  /** Applies a patch to a resource, which then runs its own checks again. */
  public <T> T apply(T resource, List<PatchOperation> operations, Class<T> type) {
    ObjectNode target = Wire.tree(resource);
    for (PatchOperation operation : operations) {
      String path = operation.target();
      String key = operation.key();
      Rule exact = rules.get(path);
      Rule rule =
          exact != null ? exact : rules.get(path.substring(0, path.lastIndexOf('/') + 1) + "*");
      if (rule == null || (exact == null && key.isEmpty())) {
        throw naming ? unknown(operation) : badRequest("Invalid patch path " + path);
      }
      if (naming && !rule.ops.contains(String.valueOf(operation.op()))) {
        throw unknown(operation);
      }
      rule.check(operation.op());
      rule.edit.apply(target, operation, key);
    }
    return Wire.read(target, type);
  }

  private ApiGatewayException unknown(PatchOperation operation) {
    String op = String.valueOf(operation.op());
    return badRequest(
        "Invalid patch path  '%s' specified for op '%s'. Must be one of: %s"
            .formatted(
                operation.path(),
                op,
                rules.values().stream().filter(r -> r.ops.contains(op)).map(Rule::path).toList()));
  }

  /** One row of the table. */
  public record Rule(String path, PatchEdit edit, List<String> ops) {

    private void check(@Nullable String op) {
      if (op == null || !ops.contains(op)) {
        throw badRequest(
            path.equals("/endpointConfiguration/types/*")
                ? "Invalid patch operation specified. Must be 'add'|'remove'|'replace'"
                : "Invalid patch operation specified. Must be one of: " + ops);
      }
    }
  }
}
