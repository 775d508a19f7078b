package dev.ingressmap.localstage.function;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Notices that the files of a function have changed. */
final class Sources {

  /** What a package manager or a compiler keeps for itself; a function's own code is elsewhere. */
  private static final Set<String> SKIPPED =
      Set.of("node_modules", "__pycache__", ".git", ".venv", "venv", ".idea", ".mypy_cache");

  private static final int MAX_FILES = 5_000;

  /** Nobody saves a file and calls the function within this time. */
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

  private final Path folder;
  private long looked;
  private long seen;

  Sources(Path folder) {
    this.folder = folder;
    this.looked = System.nanoTime();
    this.seen = fingerprint();
  }

  /** Whether it is time for another look. */
  synchronized boolean due() {
    return System.nanoTime() - looked > PAUSE;
  }

  /** Whether the files have changed since the last look. */
  synchronized boolean changed() {
    long now = fingerprint();
    boolean changed = now != seen;
    seen = now;
    looked = System.nanoTime();
    return changed;
  }

  private long fingerprint() {
    Fingerprint fingerprint = new Fingerprint(folder);
    try {
      Files.walkFileTree(folder, fingerprint);
    } catch (IOException e) {
      // What cannot be read now will differ from what can be read later.
      return e.toString().hashCode();
    }
    return fingerprint.value;
  }

  private static final class Fingerprint extends SimpleFileVisitor<Path> {
    private final Path root;
    private long value = 1;
    private int files;

    Fingerprint(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return !folder.equals(root) && SKIPPED.contains(String.valueOf(folder.getFileName()))
          ? FileVisitResult.SKIP_SUBTREE
          : counted();
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      // The order of a folder's files may differ between two looks, so it must not count.
      long one = file.hashCode();
      one = 31 * one + attributes.lastModifiedTime().toMillis();
      one = 31 * one + attributes.size();
      value += one * 0x9E37_79B9_7F4A_7C15L;
      return counted();
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return counted();
    }

    /** Goes on, up to a number of files and folders: a function's folder may be any. */
    private FileVisitResult counted() {
      return ++files >= MAX_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }
  }
}
