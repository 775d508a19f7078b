package dev.ingressmap.gateway.source;

import static org.assertj.core.api.Assertions.fail;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.Rounds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Any manifest is either read or refused with a message. Nothing else may happen. */
class ManifestsFuzzTest {

  private static final int ROUNDS = Rounds.of(1_000);
  private static final List<String> PIECES =
      List.of(
          "{}",
          "[]",
          "null",
          "''",
          "~",
          "- x",
          "a: b",
          "!!binary x",
          "&a *a",
          "0x1F",
          "<<: 1",
          "\u0000",
          "\t",
          "\u2028",
          "2001-01-01",
          "*.x",
          "/%2f",
          "9999999999",
          "true");

  @Test
  void isReadOrRefused() throws IOException {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    Random random = new Random(seed);
    List<String> lines = Files.readAllLines(Path.of("../k8s/base/ingress.yaml"));
    for (int round = 0; round < ROUNDS; round++) {
      String manifest = mutate(lines, random);
      try {
        Manifests.read(
            List.of("-"),
            () -> new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8)));
      } catch (InvalidInput expected) {
        expected.problems().forEach(ManifestsFuzzTest::assertOneLine);
      } catch (RuntimeException | StackOverflowError e) {
        fail("-Dfuzz.seed=" + seed + " round " + round + ":\n" + manifest, e);
      }
    }
  }

  private static void assertOneLine(String problem) {
    if (problem.lines().count() != 1) {
      fail("not one line: " + problem);
    }
  }

  private static String mutate(List<String> lines, Random random) {
    List<String> mutated = new ArrayList<>(lines);
    for (int i = 0; i <= random.nextInt(4); i++) {
      int at = random.nextInt(mutated.size());
      String line = mutated.get(at);
      String piece = PIECES.get(random.nextInt(PIECES.size()));
      switch (random.nextInt(5)) {
        case 0 -> mutated.remove(at);
        case 1 -> mutated.add(at, line);
        case 2 -> mutated.set(at, line.replaceFirst(":.*", ": " + piece));
        case 3 -> mutated.set(at, " ".repeat(random.nextInt(8)) + line.strip());
        default -> {
          int cut = random.nextInt(line.length() + 1);
          mutated.set(at, line.substring(0, cut) + piece + line.substring(cut));
        }
      }
    }
    return String.join("\n", mutated);
  }
}
