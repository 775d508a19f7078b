package dev.ingressmap.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.javapoet.ClassName;

/**
 * Spring's ahead-of-time processing of an application that shares its class path with others. All
 * of them have bean definitions of Spring's own classes, so each application's name is in the names
 * of the classes that are generated for it. It runs in a JVM of its own, with the application's
 * class path.
 */
public final class NamedAotProcessor extends SpringApplicationAotProcessor {

  private NamedAotProcessor(Class<?> application, Settings settings, String[] arguments) {
    super(application, settings, arguments);
  }

  /** The arguments are those of {@link SpringApplicationAotProcessor}. */
  public static void main(String[] arguments) throws Exception {
    Path sources = Path.of(arguments[1]);
    Settings settings =
        Settings.builder()
            .sourceOutput(sources)
            .resourceOutput(Path.of(arguments[2]))
            .classOutput(Path.of(arguments[3]))
            .groupId(arguments[4])
            .artifactId(arguments[5])
            .build();
    Class<?> application = Class.forName(arguments[0]);
    String[] own = Arrays.copyOfRange(arguments, 6, arguments.length);
    ClassName initializer = new NamedAotProcessor(application, settings, own).process();
    writeInitializer(application, initializer, sources);
  }

  @Override
  protected ClassNameGenerator createClassNameGenerator() {
    return new ClassNameGenerator(
        ClassName.get(getApplicationClass()), getApplicationClass().getSimpleName());
  }

  /** The class that Spring Boot looks for, which has the usual name. */
  private static void writeInitializer(Class<?> application, ClassName generated, Path sources)
      throws IOException {
    String name = application.getSimpleName() + "__ApplicationContextInitializer";
    String folder = application.getPackageName().replace('.', '/');
    Files.writeString(
        sources.resolve(folder).resolve(name + ".java"),
        "package %s; public class %s extends %s {}"
            .formatted(application.getPackageName(), name, generated.simpleName()));
  }
}
