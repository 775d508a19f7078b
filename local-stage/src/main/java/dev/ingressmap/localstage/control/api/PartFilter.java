package dev.ingressmap.localstage.control.api;

import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.Constraints;
import dev.ingressmap.localstage.model.documentation.DocumentationPart;
import dev.ingressmap.localstage.model.documentation.PartType;
import org.jspecify.annotations.Nullable;

/**
 * Which documentation parts a list shows. An absent value accepts all.
 *
 * @param type the name of a type of parts
 * @param documented whether a part says anything
 */
record PartFilter(
    @Nullable String type,
    @Nullable String name,
    @Nullable String path,
    @Nullable Boolean documented) {

  private enum Status {
    UNDOCUMENTED,
    DOCUMENTED
  }

  static PartFilter of(Call call) {
    String type = call.parameter("type");
    String status = call.parameter("locationStatus");
    Constraints constraints = call.constraints();
    if (type != null) {
      constraints.enumeration("type", type, PartType.values());
    }
    if (status != null) {
      constraints.enumeration("locationStatus", status, Status.values());
    }
    constraints.check();
    return new PartFilter(
        type,
        call.parameter("name"),
        call.parameter("path"),
        status == null ? null : (Boolean) status.equals(Status.DOCUMENTED.name()));
  }

  boolean accepts(DocumentationPart part) {
    return (type == null || type.equals(part.location().type().name()))
        && (name == null || name.equals(part.location().name()))
        && (path == null || path.equals(part.location().path()))
        && (documented == null || documented == part.documented());
  }
}
