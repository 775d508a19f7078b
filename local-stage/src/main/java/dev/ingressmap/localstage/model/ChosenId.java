package dev.ingressmap.localstage.model;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The id that a user chooses for a new API, by the names that other API Gateways have for it. */
public final class ChosenId {

  private static final List<String> NAMES = List.of("_custom_id_", "floci:override-id");

  /** A label of a host name, since the id is one. Clients write host names in lower case. */
  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

  private ChosenId() {}

  /**
   * The id of a new API; a random one if none was chosen.
   *
   * @param named yields what was given by a name, or null
   */
  public static String ofApi(Function<String, @Nullable String> named) {
    List<String> chosen =
        NAMES.stream().flatMap(name -> Stream.ofNullable(named.apply(name))).distinct().toList();
    if (chosen.isEmpty()) {
      return Identifier.ofApi();
    }
    if (chosen.size() > 1) {
      throw badRequest("Two ids were chosen for the API: " + String.join(", ", chosen));
    }
    String id = chosen.getFirst();
    if (!FORM.matcher(id).matches()) {
      throw badRequest(
          "Invalid id for an API: must have 1 to 63 lower-case letters, digits and hyphens, with"
              + " no hyphen at either end");
    }
    return id;
  }
}
