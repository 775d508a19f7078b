package dev.ingressmap.localstage.traffic;

import java.util.Locale;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpField;

/** Which calls somebody wants to see. An empty value lets all through. */
public record CallFilter(
    String status, String route, String api, String stage, String key, String text)
    implements Predicate<KeptCall> {

  @Override
  public boolean test(KeptCall call) {
    return (status.isEmpty() || isStatus(call.status()))
        && (route.isEmpty() || route.equals(call.route().route()))
        && (api.isEmpty() || api.equals(call.route().api()))
        && (stage.isEmpty() || stage.equals(call.route().stage()))
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
    return isIn(wanted, call.method() + " " + call.path() + "?" + call.query())
        || isIn(wanted, call.reason())
        || isIn(wanted, call.id())
        || call.parts()
            .anyMatch(part ->
                isIn(wanted, call.secrets().masked(part.body().text()))
                    || part.headers().stream()
                        .map(HttpField::toString)
                        .anyMatch(header -> isIn(wanted, call.secrets().masked(header))));
  }

  private static boolean isIn(String wanted, String text) {
    return text.toLowerCase(Locale.ROOT).contains(wanted);
  }
}
