package dev.ingressmap.localstage;

import java.util.Locale;

/** A setting of the local stage: a flag, or else an environment variable. */
enum Setting {
  PORT(
      "PORT",
      "Port of the API Gateway, control plane and data plane; 0 for any free one (default: 4566)."),
  INGRESS_PORT("PORT", "Port of the ingress; 0 for any free one (default: 8090)."),
  BIND(
      "ADDRESS",
      "IP address at which both listen; 0.0.0.0 for all of this machine (default: the loopback"
          + " address)."),
  MANIFESTS(
      "SOURCE",
      "File or folder with the Ingress manifests (default: k8s/base in the working folder). Without"
          + " any, the API Gateway is empty."),
  CONFIG("FILE", "Settings of the API; without it, gateway.yaml in the working folder."),
  STAGE("NAME", "The only stage to deploy, if the settings have several (default: all)."),
  UPSTREAMS(
      "SERVICE=URL,…",
      "Sends requests for a Service, name or namespace/name, to your own process, such as"
          + " orders=http://localhost:9000."),
  ENCODED_SLASH("/PATH/,…", "Below these paths the ingress accepts an encoded slash (%%2F)."),
  TEMPLATE_SECONDS(
      "SECONDS",
      "How long a mapping template, a pattern or a schema may run; 1 to 29 (default: 5)."),
  DATA_DIR("FOLDER", "Keeps everything in this folder over restarts (default: nothing is kept)."),
  ORIGINS(
      "ORIGIN,…",
      "Pages of these origins, such as http://localhost:3000, may call the control plane and read its"
          + " answers (CORS)."),
  HOSTS("NAME,…", "Further host names at which the control plane can be called."),
  FUNCTIONS(
      "FILE", "Lambda functions; without it, functions.yaml in the working folder, if it exists."),
  UPLOADED_CODE("", "Runs functions whose code comes through Lambda's API."),
  AUTHORIZERS(
      "FUNCTION=URL,…",
      "Lambda functions that only have an address, such as check=http://localhost:9001/check."),
  FALLBACK(
      "URL",
      "Address of an emulator that gets the calls of all services but API Gateway, Lambda and Route"
          + " 53 (default: they are refused)."),
  LOG("FORM", "How each call of a stage is printed: line, json or none (default: line)."),
  ACCESS_LOG("FILE", "Appends the access logs of stages to this file (default: none are written)."),
  CONSOLE("TRUE|FALSE", "Whether /_local/console shows what happens (default: true)."),
  TRACE("", "Prints each step of a call, too, as AWS's execution logs do."),
  VERBOSE("", "Adds the stack trace if it cannot start.");

  private final String label;
  private final String description;

  Setting(String label, String description) {
    this.label = label;
    this.description = description;
  }

  String flag() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String variable() {
    return "LOCAL_STAGE_" + name();
  }

  /** What the flag's value is; empty if it has none. */
  String label() {
    return label;
  }

  /** A sentence for the help. */
  String description() {
    return description;
  }
}
