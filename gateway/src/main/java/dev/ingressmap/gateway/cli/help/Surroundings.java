package dev.ingressmap.gateway.cli.help;

import java.util.LinkedHashMap;
import java.util.Map;

/** The environment variables and files that the command uses. */
final class Surroundings {

  static final Map<String, String> ENVIRONMENT =
      inOrder(
          "AWS_PROFILE",
          "the profile of the shared AWS configuration, like --profile",
          "AWS_ACCESS_KEY_ID",
          "with AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN: the credentials. The rest of the AWS"
              + " default chain is used too.",
          "AWS_REGION",
          "the region, unless --region or gateway.yaml names one",
          "AWS_ENDPOINT_URL",
          "an API Gateway other than AWS's own, like --endpoint-url",
          "KUBECONFIG",
          "the kubeconfigs to use instead of ~/.kube/config",
          "HTTPS_PROXY",
          "a proxy; NO_PROXY lists hosts to reach without it",
          "GITHUB_SHA",
          "or CI_COMMIT_SHA or GIT_COMMIT: the commit, like --commit",
          "NO_COLOR",
          "if set to anything, or with TERM=dumb: no colours",
          "XDG_STATE_HOME",
          "the folder for state to use instead of ~/.local/state");

  static final Map<String, String> FILES =
      inOrder(
          "gateway.yaml",
          "in the working folder: the settings, unless --config names another file. gateway"
              + " schema prints its schema.",
          "~/.aws/config, ~/.aws/credentials",
          "the shared AWS configuration",
          "~/.kube/config",
          "the kubeconfig",
          "$XDG_STATE_HOME/ingressmap",
          "files that share AWS's rate limits among a user's runs; may be deleted");

  private Surroundings() {}

  private static Map<String, String> inOrder(String... termsAndMeanings) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < termsAndMeanings.length; i += 2) {
      map.put(termsAndMeanings[i], termsAndMeanings[i + 1]);
    }
    return map;
  }
}
