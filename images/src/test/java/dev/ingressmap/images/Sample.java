package dev.ingressmap.images;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A service of one class, which runs in a JVM of its own. */
final class Sample {

  private Sample() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length > 0) {
      System.out.println(Sample.class.getProtectionDomain().getCodeSource().getLocation());
      return;
    }
    if (System.getProperty("fails") != null) {
      System.out.println("there is no such thing");
      System.exit(3);
    }
    int port = Integer.parseInt(System.getenv("SERVER_PORT"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  /** The class in a jar. */
  static Path jar(Path folder) throws IOException {
    Path jar = Files.createDirectories(folder).resolve("sample.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    String name = Sample.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest);
        var in = Sample.class.getResourceAsStream("Sample.class")) {
      entries.putNextEntry(new JarEntry(name));
      in.transferTo(entries);
    }
    return jar;
  }
}
