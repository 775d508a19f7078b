package dev.ingressmap.localstage.openapi.document;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of an object while it is read. A field that the reader asks for counts as known. */
public final class DocumentFields {

  private final DocumentNode object;
  private final Map<String, DocumentNode> fields;
  private final Set<String> known = new HashSet<>();

  DocumentFields(DocumentNode object, Map<String, DocumentNode> fields) {
    this.object = object;
    this.fields = fields;
  }

  public Findings findings() {
    return object.findings();
  }

  public Set<String> names() {
    return fields.keySet();
  }

  public boolean has(String name) {
    return fields.containsKey(name);
  }

  /** A field; null if it is absent. */
  public @Nullable DocumentNode nullable(String name) {
    known.add(name);
    return fields.get(name);
  }

  /** A field; null if it is absent, or, with a warning, if it is null. */
  public @Nullable DocumentNode get(String name) {
    DocumentNode field = nullable(name);
    return field == null || field.missing() ? null : field;
  }

  public @Nullable String text(String name) {
    DocumentNode field = get(name);
    return field == null ? null : field.text();
  }

  public @Nullable Integer integer(String name) {
    DocumentNode field = get(name);
    return field == null ? null : (Integer) field.integer();
  }

  public @Nullable Boolean flag(String name) {
    DocumentNode field = get(name);
    return field == null ? null : (Boolean) field.flag();
  }

  public boolean flag(String name, boolean otherwise) {
    DocumentNode field = get(name);
    return field == null ? otherwise : field.flag();
  }

  public <E extends Enum<E>> @Nullable E constant(String name, Class<E> type) {
    DocumentNode field = get(name);
    return field == null ? null : field.constant(type);
  }

  public List<DocumentNode> items(String name) {
    DocumentNode field = get(name);
    return field == null ? List.of() : field.items();
  }

  public List<String> texts(String name) {
    DocumentNode field = get(name);
    return field == null ? List.of() : field.texts();
  }

  public Map<String, DocumentNode> entries(String name) {
    DocumentNode field = get(name);
    return field == null ? Map.of() : field.entries();
  }

  public Map<String, String> textMap(String name) {
    DocumentNode field = get(name);
    return field == null ? Map.of() : field.textMap();
  }

  /** Marks fields of the specification that API Gateway does not use as known. */
  public void ignore(Collection<String> names) {
    known.addAll(names);
  }

  public void ignoreAll() {
    known.addAll(fields.keySet());
  }

  /** Whether a field is unknown and not an extension. */
  public boolean unknown(String name) {
    return !known.contains(name) && !name.startsWith("x-");
  }

  /** Warns about unknown fields, except for other vendors' extensions. */
  void warnOfTheRest() {
    for (String name : fields.keySet()) {
      boolean extension = name.startsWith(Extension.PREFIX) && !known.contains(name);
      if (extension || unknown(name)) {
        findings()
            .warnOnce(
                "Unsupported %s '%s' at '%s'. Ignoring."
                    .formatted(extension ? "extension" : "field", name, object.place()));
      }
    }
  }
}
