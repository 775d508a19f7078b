package dev.ingressmap.localstage;

import dev.ingressmap.gateway.InvalidInput;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Starts a local stage within another program, such as a test. Without anything it is an empty API
 * Gateway at a free port of the loopback address, and prints nothing.
 */
public final class LocalStageBuilder {

  private final Map<Setting, String> given = new EnumMap<>(Setting.class);

  LocalStageBuilder() {
    given.put(Setting.PORT, "0");
    given.put(Setting.INGRESS_PORT, "0");
    given.put(Setting.LOG, "none");
  }

  /** Listens at this port instead of a free one. */
  public LocalStageBuilder port(int port) {
    return with(Setting.PORT, Integer.toString(port));
  }

  /** Deploys the Ingresses of a file or a folder. */
  public LocalStageBuilder manifests(Path manifests) {
    return with(Setting.MANIFESTS, manifests.toString());
  }

  /** The settings of the API that the manifests become. */
  public LocalStageBuilder config(Path config) {
    return with(Setting.CONFIG, config.toString());
  }

  /**
   * Sends requests for a Service of the manifests to a process.
   *
   * @param service {@code name} or {@code namespace/name}
   */
  public LocalStageBuilder upstream(String service, URI address) {
    given.merge(Setting.UPSTREAMS, service + "=" + address, (one, more) -> one + "," + more);
    return this;
  }

  /** Runs the Lambda functions of a {@code functions.yaml}. */
  public LocalStageBuilder functions(Path functions) {
    return with(Setting.FUNCTIONS, functions.toString());
  }

  /** Keeps everything in a folder over restarts. */
  public LocalStageBuilder dataDir(Path folder) {
    return with(Setting.DATA_DIR, folder.toString());
  }

  /** Runs functions whose code comes through Lambda's API. */
  public LocalStageBuilder uploadedCode() {
    return with(Setting.UPLOADED_CODE, "true");
  }

  /** Passes calls of services that it does not have on to another emulator. */
  public LocalStageBuilder fallback(URI address) {
    return with(Setting.FALLBACK, address.toString());
  }

  /** Prints a line for each call, on standard error. */
  public LocalStageBuilder logsCalls() {
    return with(Setting.LOG, "line");
  }

  /** Appends the access logs of stages to a file. */
  public LocalStageBuilder accessLog(Path file) {
    return with(Setting.ACCESS_LOG, file.toString());
  }

  /** Has no console: nothing counts calls. */
  public LocalStageBuilder withoutConsole() {
    return with(Setting.CONSOLE, "false");
  }

  private LocalStageBuilder with(Setting setting, String value) {
    given.put(setting, value);
    return this;
  }

  /**
   * Starts it.
   *
   * @throws InvalidInput that says what is wrong with the files or the port
   */
  public LocalStage start() {
    return LocalStage.start(LocalStageSettings.of(new Given(given, Map.of(), false)));
  }
}
