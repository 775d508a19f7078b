package dev.ingressmap.gateway.cli.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ingressmap.gateway.api.HeldBack;
import dev.ingressmap.gateway.route.ObjectName;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An object that is held back, for programs.
 *
 * @param keptRoutes that stay as they are live
 * @param stillOpen those of them that everybody may call although the object asks for protection
 * @param others the objects that it is about, too
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record HeldBackView(
    String object,
    String reason,
    List<String> problems,
    List<String> keptRoutes,
    List<String> stillOpen,
    List<String> others) {

  /** The objects that are held back; null if there are none. */
  public static @Nullable List<HeldBackView> of(List<HeldBack> heldBack) {
    return heldBack.isEmpty() ? null : heldBack.stream().map(HeldBackView::of).toList();
  }

  private static HeldBackView of(HeldBack held) {
    return new HeldBackView(
        held.object().describe(),
        held.reason().name().toLowerCase(Locale.ROOT),
        held.problems(),
        held.kept(),
        held.stillOpen(),
        held.others().keySet().stream().map(ObjectName::describe).toList());
  }
}
