package dev.ingressmap.gateway.deploy.stage;

import dev.ingressmap.gateway.settings.Stage;

/** Converts between our names and AWS's keys for a stage's settings for methods. */
final class MethodSettingKey {

  private static final String ALL = "*/*";

  private MethodSettingKey() {}

  /** The name {@code METHOD /path}, or {@code *}, for a key such as {@code orders~1new/GET}. */
  static String read(String key) {
    if (key.equals(ALL)) {
      return Stage.ALL;
    }
    int method = key.lastIndexOf('/');
    String path = key.substring(0, Math.max(method, 0)).replace("~1", "/").replaceFirst("^/+", "");
    return key.substring(method + 1) + " /" + path;
  }

  /** The key for a name {@code METHOD /path}, or {@code *}. */
  static String write(String name) {
    if (name.equals(Stage.ALL)) {
      return ALL;
    }
    int path = name.indexOf(' ') + 1;
    return name.substring(path).replace("/", "~1") + "/" + name.substring(0, path - 1);
  }
}
