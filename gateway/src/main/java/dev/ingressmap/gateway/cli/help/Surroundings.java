package dev.ingressmap.gateway.cli.help;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the command takes from where it runs. */
final class Surroundings {

  static final Map<String, String> ENVIRONMENT =
      inOrder(
          "AWS_PROFILE",
          "the profile of the shared AWS configuration, as --profile",
          "AWS_ACCESS_KEY_ID",
          "with AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN: who calls. These two and the region"
              + " are the beginning of the AWS default chain, which has more.",
          "AWS_REGION",
          "the region, unless --region or gateway.yaml names one",
          "KUBECONFIG",
          "the kubeconfigs, in place of ~/.kube/config",
          "HTTPS_PROXY",
          "a proxy, and NO_PROXY what is not behind it",
          "GITHUB_SHA",
          "or CI_COMMIT_SHA or GIT_COMMIT: the commit, as --commit",
          "NO_COLOR",
          "set to anything: no colours, nor with TERM=dumb",
          "XDG_STATE_HOME",
          "where the state of programs is, in place of ~/.local/state");

  static final Map<String, String> FILES =
      inOrder(
          "gateway.yaml",
          "in the working folder: the settings, unless --config names others. schema prints what"
              + " they may be.",
          "~/.aws/config, ~/.aws/credentials",
          "the shared AWS configuration",
          "~/.kube/config",
          "the kubeconfig",
          "$XDG_STATE_HOME/ingressmap",
          "by which the runs of a user share the rates of AWS; may be deleted");

  private Surroundings() {}

  private static Map<String, String> inOrder(String... termsAndMeanings) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < termsAndMeanings.length; i += 2) {
      map.put(termsAndMeanings[i], termsAndMeanings[i + 1]);
    }
    return map;
  }
}
