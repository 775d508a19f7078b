package dev.ingressmap.localstage.model.documentation;

import static dev.ingressmap.localstage.model.ApiGatewayException.conflict;
import static dev.ingressmap.localstage.model.ApiGatewayException.limitExceeded;
import static dev.ingressmap.localstage.model.ApiGatewayException.notFound;

import dev.ingressmap.localstage.model.Copies;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The documentation of an API. Deployments do not freeze it, versions do. Every change returns a
 * new object.
 *
 * @param parts by id
 * @param versions by name
 */
public record Documentation(
    Map<String, DocumentationPart> parts, Map<String, DocumentationVersion> versions) {

  public static final Documentation NONE = new Documentation(Map.of(), Map.of());

  /** The quota of documentation parts per API. */
  private static final int MAX_PARTS = 2000;

  public Documentation {
    parts = Copies.map(parts);
    versions = Copies.map(versions);
  }

  public DocumentationPart part(String id) {
    DocumentationPart part = parts.get(id);
    if (part == null) {
      throw notFound("Invalid Documentation part identifier specified");
    }
    return part;
  }

  public Documentation withNew(DocumentationPart part) {
    if (parts.values().stream().anyMatch(other -> other.location().equals(part.location()))) {
      throw conflict(
          "Documentation part already exists for the specified location: %s."
              .formatted(part.location().described()));
    }
    return with(part);
  }

  /** This documentation with a part, which replaces the one with the same id. */
  public Documentation with(DocumentationPart part) {
    return withParts(Copies.with(parts, part.id(), part));
  }

  public Documentation without(DocumentationPart part) {
    return withParts(Copies.without(parts, part.id()));
  }

  /**
   * This documentation with the parts of an imported one. A part for a location that is described
   * already keeps its id.
   *
   * @param overwrite whether all other parts are removed
   */
  public Documentation withImported(Documentation imported, boolean overwrite) {
    Map<PartLocation, DocumentationPart> old = byLocation();
    var all = new LinkedHashMap<String, DocumentationPart>(overwrite ? Map.of() : parts);
    for (DocumentationPart part : imported.parts.values()) {
      DocumentationPart known = old.get(part.location());
      DocumentationPart result =
          known == null
              ? part
              : overwrite ? known.withProperties(part.properties()) : known.merged(part);
      all.put(result.id(), result);
    }
    return withParts(all);
  }

  public Map<PartLocation, DocumentationPart> byLocation() {
    var byLocation = new LinkedHashMap<PartLocation, DocumentationPart>();
    parts.values().forEach(part -> byLocation.put(part.location(), part));
    return byLocation;
  }

  public DocumentationVersion version(String name) {
    DocumentationVersion version = versions.get(name);
    if (version == null) {
      throw notFound("Invalid Documentation version specified");
    }
    return version;
  }

  public Documentation withNew(DocumentationVersion version) {
    if (versions.containsKey(version.version())) {
      throw conflict("Documentation version already exists");
    }
    return with(version);
  }

  /** This documentation with a version, which replaces the one with the same name. */
  public Documentation with(DocumentationVersion version) {
    return new Documentation(parts, Copies.with(versions, version.version(), version));
  }

  public Documentation without(DocumentationVersion version) {
    return new Documentation(parts, Copies.without(versions, version.version()));
  }

  private Documentation withParts(Map<String, DocumentationPart> parts) {
    if (parts.size() > MAX_PARTS) {
      throw limitExceeded(
          "Maximum number of documentation parts for this API has been reached.  Please contact"
              + " AWS if you need additional documentation parts.");
    }
    return new Documentation(parts, versions);
  }
}
