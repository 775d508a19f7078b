package dev.ingressmap.localstage.model.account;

import dev.ingressmap.localstage.model.Copies;
import dev.ingressmap.localstage.model.ThrottleSettings;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.api.Resource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stage of an API to which a usage plan gives access.
 *
 * @param throttle by method, in the form of {@link #method}
 */
public record ApiStage(String apiId, String stage, Map<String, ThrottleSettings> throttle) {

  public ApiStage {
    var methods = new LinkedHashMap<String, ThrottleSettings>();
    Copies.map(throttle).forEach((method, settings) -> methods.put(canonical(method), settings));
    throttle = Copies.map(methods);
  }

  /** AWS's name of a method of a stage: {@code /orders/GET}, or {@code //GET} for the root. */
  public static String method(String resourcePath, String httpMethod) {
    return resourcePath + "/" + httpMethod;
  }

  /** That form of a method's name, from one that lacks the leading slash or has escaped slashes. */
  public static String canonical(String method) {
    String path = method.replace("~1", "/").replace("~0", "~").replaceFirst("^/+", "");
    return path.indexOf('/') < 0 ? "//" + path : "/" + path;
  }

  /** Its name in AWS's patches and messages. */
  public String key() {
    return apiId + ":" + stage;
  }

  @Nullable ThrottleSettings throttleOf(Resource resource, Method method) {
    return throttle.isEmpty() ? null : throttle.get(method(resource.path(), method.httpMethod()));
  }

  /** Whether it is this stage of an API, or any stage of the API if the stage is null. */
  boolean isOf(String apiId, @Nullable String stage) {
    return apiId.equals(this.apiId) && (stage == null || stage.equals(this.stage));
  }
}
