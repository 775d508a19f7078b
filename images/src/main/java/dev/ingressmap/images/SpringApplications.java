package dev.ingressmap.images;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/**
 * The Spring applications of an image.
 *
 * @param mainClasses of several that share the JVM; empty if the image's own main class is the only
 *     one
 * @param arguments with which they are processed, because settings decide which beans there are
 */
record SpringApplications(List<String> mainClasses, List<String> arguments) {

  /** The image's main class is a Spring application, or there is none. */
  static final SpringApplications USUAL = new SpringApplications(List.of(), List.of());

  SpringApplications {
    mainClasses = List.copyOf(mainClasses);
    arguments = List.copyOf(arguments);
  }

  /** The class that processes each of them. */
  String processor() {
    return mainClasses.isEmpty() ? SpringAot.PROCESSOR : SpringAot.NAMED_PROCESSOR;
  }

  /** What it needs on the class path, behind that of the applications. */
  String processorPath() {
    if (mainClasses.isEmpty()) {
      return "";
    }
    try {
      var source = SpringApplications.class.getProtectionDomain().getCodeSource();
      return File.pathSeparator + Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new BuildFailure("cannot find the code of this extension", e);
    }
  }

  /** Everything that distinguishes these from others. */
  String key() {
    return mainClasses.isEmpty() ? "" : mainClasses + " " + arguments + "\n";
  }
}
