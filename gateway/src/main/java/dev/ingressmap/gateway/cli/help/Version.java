package dev.ingressmap.gateway.cli.help;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version from the jar's manifest, and what else the build has noted. */
public final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return BuildNotes.lines("gateway", Objects.requireNonNullElse(version, "(not packaged)"));
  }
}
