package dev.ingressmap.localstage.model.account;

import dev.ingressmap.localstage.model.Copies;
import dev.ingressmap.localstage.model.ThrottleSettings;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.api.Resource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stage of an API that a usage plan opens.
 *
 * @param throttle by method, as {@link #method} spells it
 */
public record ApiStage(String apiId, String stage, Map<String, ThrottleSettings> throttle) {

  public ApiStage {
    var methods = new LinkedHashMap<String, ThrottleSettings>();
    Copies.map(throttle).forEach((method, settings) -> methods.put(canonical(method), settings));
    throttle = Copies.map(methods);
  }

  /** How AWS calls a method of a stage: {@code /orders/GET}, and {@code //GET} of the root. */
  public static String method(String resourcePath, String httpMethod) {
    return resourcePath + "/" + httpMethod;
  }

  /** A method's name in that spelling, of one without the slash before or with escaped ones. */
  public static String canonical(String method) {
    String path = method.replace("~1", "/").replace("~0", "~").replaceFirst("^/+", "");
    return path.indexOf('/') < 0 ? "//" + path : "/" + path;
  }

  /** The name that AWS gives it in patches and messages. */
  public String key() {
    return apiId + ":" + stage;
  }

  @Nullable ThrottleSettings throttleOf(Resource resource, Method method) {
    return throttle.isEmpty() ? null : throttle.get(method(resource.path(), method.httpMethod()));
  }

  /** Whether it is the one of an API, or any of an API's. */
  boolean isOf(String apiId, @Nullable String stage) {
    return apiId.equals(this.apiId) && (stage == null || stage.equals(this.stage));
  }
}
