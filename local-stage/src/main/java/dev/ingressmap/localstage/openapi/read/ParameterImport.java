package dev.ingressmap.localstage.openapi.read;

import dev.ingressmap.localstage.model.api.Resource;
import dev.ingressmap.localstage.openapi.document.DocumentFields;
import dev.ingressmap.localstage.openapi.document.DocumentNode;
import dev.ingressmap.localstage.openapi.document.Findings;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Creates request parameters from those of an operation and its path. */
final class ParameterImport {

  private static final Map<String, String> LOCATIONS =
      Map.of("path", "path", "query", "querystring", "header", "header");

  /** Other fields of a parameter, in either version of the specification. */
  private static final Set<String> DESCRIPTIONS =
      Set.of(
          "description",
          "deprecated",
          "schema",
          "content",
          "example",
          "examples",
          "style",
          "explode",
          "allowReserved",
          "allowEmptyValue",
          "type",
          "format",
          "items",
          "collectionFormat",
          "default",
          "enum",
          "pattern",
          "multipleOf",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "uniqueItems");

  private final Dialect dialect;
  private final Findings findings;
  private final Map<String, Boolean> parameters = new LinkedHashMap<>();
  private @Nullable DocumentNode body;

  private ParameterImport(Dialect dialect, Findings findings) {
    this.dialect = dialect;
    this.findings = findings;
  }

  /** Reads the parameters of a path, and then those of an operation, which override them. */
  static ParameterImport read(
      Dialect dialect,
      Findings findings,
      Resource resource,
      List<DocumentNode> ofPath,
      List<DocumentNode> ofOperation) {
    var read = new ParameterImport(dialect, findings);
    read.addAll(ofPath);
    read.addAll(ofOperation);
    String pathPart = String.valueOf(resource.pathPart());
    if (pathPart.startsWith("{") && !pathPart.endsWith("+}")) {
      // AWS declares the variables of the resource's path even if the document does not.
      read.parameters.put(
          "method.request.path." + pathPart.substring(1, pathPart.length() - 1), true);
    }
    return read;
  }

  /** Parameter names to whether they are required. */
  Map<String, Boolean> parameters() {
    return parameters;
  }

  /** The schema of the body parameter. */
  @Nullable DocumentNode body() {
    return body;
  }

  private void addAll(List<DocumentNode> list) {
    var names = new HashSet<String>();
    for (DocumentNode node : list) {
      DocumentNode parameter = node.resolved();
      if (parameter != null) {
        parameter.visit(fields -> add(fields, node.place(), names));
      }
    }
  }

  /**
   * Adds a parameter.
   *
   * @param names of the parameters before it in the same list
   */
  private void add(DocumentFields parameter, String place, Set<String> names) {
    String name = parameter.text("name");
    String in = parameter.text("in");
    parameter.ignore(DESCRIPTIONS);
    Boolean required = parameter.flag("required");
    if ("body".equals(in) && dialect.hasBodyParameters()) {
      DocumentNode schema = parameter.get("schema");
      warnOfDuplicate(place, !names.add("body") && !sameReference(body, schema));
      body = schema;
      return;
    }
    String location = in == null ? null : LOCATIONS.get(in);
    if (name == null || location == null) {
      findings.warn("Unsupported parameter '%s' in '%s'. Ignoring.".formatted(name, in));
      parameter.ignoreAll();
      return;
    }
    if (Boolean.FALSE.equals(required) && location.equals("path")) {
      findings.warnOnce("Unsupported optional parameter '%s' in 'path'. Ignoring.".formatted(name));
    }
    String expression = "method.request." + location + "." + name;
    Boolean before = parameters.put(expression, Boolean.TRUE.equals(required));
    warnOfDuplicate(
        place, !names.add(expression) && !Objects.equals(before, Boolean.TRUE.equals(required)));
  }

  private void warnOfDuplicate(String place, boolean differs) {
    if (differs) {
      findings.warnOnce("Duplicate parameter at '%s'. Ignoring the first.".formatted(place));
    }
  }

  private static boolean sameReference(@Nullable DocumentNode one, @Nullable DocumentNode other) {
    DocumentNode reference = one == null ? null : one.child("$ref");
    DocumentNode second = other == null ? null : other.child("$ref");
    return reference != null && second != null && reference.text().equals(second.text());
  }
}
