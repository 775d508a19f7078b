package dev.ingressmap.localstage.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip or a jar that is being made, by the names of its entries. */
record Zip(Map<String, byte[]> entries) {

  static Zip empty() {
    return new Zip(new TreeMap<>());
  }

  Zip add(String name, byte[] content) {
    entries.put(name, content);
    return this;
  }

  Zip add(String name, String content) {
    return add(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** A class, where a class loader looks for it. */
  Zip add(Class<?> type) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
      return add(name, Objects.requireNonNull(bytes).readAllBytes());
    }
  }

  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  /** Writes the entries as files, which everyone may read. */
  void unpack(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      Path file = folder.resolve(entry.getKey());
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      try (OutputStream out = Files.newOutputStream(file)) {
        out.write(entry.getValue());
      }
    }
    folder.toFile().setReadable(true, false);
    folder.toFile().setExecutable(true, false);
  }
}
