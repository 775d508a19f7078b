package dev.ingressmap.localstage.traffic;

import dev.ingressmap.localstage.execute.story.Secrets;
import java.util.Locale;
import java.util.function.Predicate;

/** Which calls somebody wants to see. An empty value lets all through. */
public record CallFilter(
    String status, String route, String api, String stage, String canary, String key, String text)
    implements Predicate<KeptCall> {

  @Override
  public boolean test(KeptCall call) {
    return (status.isEmpty() || isStatus(call.status()))
        && (route.isEmpty() || route.equals(call.route().route()))
        && (api.isEmpty() || api.equals(call.route().api()))
        && (stage.isEmpty() || stage.equals(call.route().stage()))
        && (canary.isEmpty() || canary.equals(Boolean.toString(call.route().canary())))
        && (key.isEmpty() || hasKey(call))
        && (text.isEmpty() || contains(call));
  }

  private boolean isStatus(int of) {
    String number = Integer.toString(of);
    return status.endsWith("xx") ? number.charAt(0) == status.charAt(0) : number.equals(status);
  }

  private boolean hasKey(KeptCall call) {
    return call.key() != null
        && (key.equals(call.key().id()) || key.equalsIgnoreCase(call.key().name()));
  }

  private boolean contains(KeptCall call) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return isIn(wanted, call.method() + " " + shown(call, call.path() + "?" + call.query()))
        || isIn(wanted, shown(call, call.reason()))
        || isIn(wanted, call.id())
        || call.parts()
            .anyMatch(part ->
                isIn(wanted, call.secrets().masked(part.body().text(), part.body().isCut()))
                    || part.headers().stream()
                        .map(header -> header.getName() + ": " + Secrets.shown(header))
                        .anyMatch(header -> isIn(wanted, shown(call, header))));
  }

  /** A text without secrets: a search must not be a way to guess them. */
  private static String shown(KeptCall call, String text) {
    return call.secrets().masked(text);
  }

  private static boolean isIn(String wanted, String text) {
    return text.toLowerCase(Locale.ROOT).contains(wanted);
  }
}
