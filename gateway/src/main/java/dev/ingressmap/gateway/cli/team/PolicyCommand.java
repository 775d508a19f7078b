package dev.ingressmap.gateway.cli.team;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.admission.AdmissionPolicy;
import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.cli.option.IngressOptions;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.cli.terminal.Screen;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.file.SettingsFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gateway policy}. */
@Command(
    name = "policy",
    description = {
      "Prints manifests with which Kubernetes refuses Ingresses that gateway.yaml does not allow.",
      "It calls neither AWS nor a cluster."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = "gateway policy --config gateway.yaml > policy.yaml")
public final class PolicyCommand implements Callable<Integer> {

  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private IngressOptions ingresses = new IngressOptions();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings; without it, gateway.yaml in the working folder, if there is one.")
  private @Nullable Path config;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "vap",
      description =
          "vap: a ValidatingAdmissionPolicy with its binding, for Kubernetes 1.30 or newer"
              + " (default: vap).")
  private Format format = Format.VAP;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "ingress-map",
      description = "Of the objects (default: ingress-map).")
  private String name = "ingress-map";

  /** A kind of manifests. */
  enum Format {
    VAP
  }

  @Override
  public Integer call() {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidInput("--name \"" + name + "\": must be the name of an object");
    }
    // No stage has teams of its own.
    List<Settings> stages =
        config == null ? SettingsFile.stagesOfWorkingFolder() : SettingsFile.stages(config);
    Settings settings = ingresses.in(stages.get(0));
    switch (format) {
      case VAP -> Screen.out(spec.commandLine()).document(AdmissionPolicy.text(settings, name));
    }
    return ExitCode.DONE;
  }
}
