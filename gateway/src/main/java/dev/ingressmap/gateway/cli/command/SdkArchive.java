package dev.ingressmap.gateway.cli.command;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.cli.option.OutputFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A generated SDK, which AWS sends as a ZIP archive. */
final class SdkArchive {

  private SdkArchive() {}

  /** Throws {@link InvalidInput} unless a folder is empty or does not exist. */
  static void checkEmpty(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new InvalidInput(folder + ": is not a folder");
    }
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw new InvalidInput(folder + ": is not empty: name another folder, or clear it");
      }
    } catch (IOException e) {
      throw new InvalidInput(folder + ": cannot be read: " + OutputFile.reason(e));
    }
  }

  /** Writes the files, and returns their paths in the folder. */
  static List<String> unpack(byte[] archive, Path folder) {
    List<String> files = new ArrayList<>();
    Path root = folder.toAbsolutePath().normalize();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = root.resolve(entry.getName()).normalize();
        if (!file.startsWith(root)) {
          throw new InvalidInput(
              "the SDK has a file outside of its folder, " + entry.getName() + ": not written");
        }
        if (!entry.isDirectory()) {
          Files.createDirectories(file.getParent());
          Files.copy(zip, file);
          files.add(root.relativize(file).toString());
        }
      }
    } catch (IOException e) {
      throw new InvalidInput(folder + ": cannot be written: " + OutputFile.reason(e));
    }
    if (files.isEmpty()) {
      throw new InvalidInput("API Gateway's answer is not a ZIP archive: nothing was written");
    }
    return files;
  }
}
