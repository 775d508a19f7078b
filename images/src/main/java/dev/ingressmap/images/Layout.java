package dev.ingressmap.images;

import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder on this machine that holds the image's files, with the image's paths and times. */
record Layout(Path root) {

  /** The file here for a path in the image. */
  Path at(String imagePath) {
    return root.resolve(imagePath.substring(1));
  }

  /** Fills the folder with these files. The JVM compares the size and time of each jar. */
  void fill(List<FileEntry> files) {
    try {
      delete(root);
      for (FileEntry file : files) {
        Path copy = at(file.getExtractionPath().toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file.getSourceFile(), copy, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(copy, FileTime.from(file.getModificationTime()));
      }
    } catch (IOException e) {
      throw new BuildFailure("cannot lay out the image in " + root, e);
    }
  }

  /** Links a folder of the image to one on this machine. */
  void link(String imagePath, Path folder) {
    try {
      Files.createDirectories(at(imagePath).getParent());
      Files.createSymbolicLink(at(imagePath), folder);
    } catch (IOException e) {
      throw new BuildFailure("cannot lay out the image in " + root, e);
    }
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
