package dev.ingressmap.localstage.openapi;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of an object while it is read: whoever asks for a field knows it. */
final class DocumentFields {

  private final DocumentNode object;
  private final Map<String, DocumentNode> fields;
  private final Set<String> known = new HashSet<>();

  DocumentFields(DocumentNode object, Map<String, DocumentNode> fields) {
    this.object = object;
    this.fields = fields;
  }

  Findings findings() {
    return object.findings();
  }

  Set<String> names() {
    return fields.keySet();
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  /** A field; null if it is absent. */
  @Nullable DocumentNode nullable(String name) {
    known.add(name);
    return fields.get(name);
  }

  /** The same, and null, with a warning, if the field is null. */
  @Nullable DocumentNode get(String name) {
    DocumentNode field = nullable(name);
    return field == null || field.missing() ? null : field;
  }

  @Nullable String text(String name) {
    DocumentNode field = get(name);
    return field == null ? null : field.text();
  }

  @Nullable Integer integer(String name) {
    DocumentNode field = get(name);
    return field == null ? null : (Integer) field.integer();
  }

  @Nullable Boolean flag(String name) {
    DocumentNode field = get(name);
    return field == null ? null : (Boolean) field.flag();
  }

  boolean flag(String name, boolean otherwise) {
    DocumentNode field = get(name);
    return field == null ? otherwise : field.flag();
  }

  <E extends Enum<E>> @Nullable E constant(String name, Class<E> type) {
    DocumentNode field = get(name);
    return field == null ? null : field.constant(type);
  }

  List<DocumentNode> items(String name) {
    DocumentNode field = get(name);
    return field == null ? List.of() : field.items();
  }

  List<String> texts(String name) {
    DocumentNode field = get(name);
    return field == null ? List.of() : field.texts();
  }

  Map<String, DocumentNode> entries(String name) {
    DocumentNode field = get(name);
    return field == null ? Map.of() : field.entries();
  }

  Map<String, String> textMap(String name) {
    DocumentNode field = get(name);
    return field == null ? Map.of() : field.textMap();
  }

  /** Fields of the specification that API Gateway makes nothing of. */
  void ignore(Collection<String> names) {
    known.addAll(names);
  }

  void ignoreAll() {
    known.addAll(fields.keySet());
  }

  /** Whether nobody has asked for a field, and it is no extension. */
  boolean unknown(String name) {
    return !known.contains(name) && !name.startsWith("x-");
  }

  /** Warns of what nobody asked for, other vendors' extensions excepted. */
  void warnOfTheRest() {
    for (String name : fields.keySet()) {
      boolean extension = name.startsWith(Extensions.PREFIX) && !known.contains(name);
      if (extension || unknown(name)) {
        findings()
            .warnOnce(
                "Unsupported %s '%s' at '%s'. Ignoring."
                    .formatted(extension ? "extension" : "field", name, object.place()));
      }
    }
  }
}
