package dev.ingressmap.localstage.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;

/** JSON and YAML documents with random typing errors in their text. */
final class GarbledDocuments {

  private static final List<String> TYPED =
      List.of(
          "&a ",
          "*a ",
          "&b [*b]",
          "<<: *a",
          "<<",
          "? ",
          "- ",
          ": ",
          ",",
          "{",
          "}",
          "[",
          "]",
          "\"",
          "'",
          "#",
          "|9\n",
          ">-\n",
          "\t",
          "\n",
          "---\n",
          "...\n",
          "%TAG ! tag:a,2000:\n",
          "!x!y ",
          "!%ED%A0%80 ",
          "!!binary ",
          "!!float 1e99999999999 ",
          "\"\\ud800\"",
          "\u0000",
          "\u0085",
          "\uFEFF",
          "~",
          "1e999",
          "$ref: '#/'",
          "\"$ref\":\"#/paths\"");

  private final Random random;
  private final List<String> originals;

  GarbledDocuments(Random random) {
    this.random = random;
    try {
      originals =
          List.of(
              ImportTest.read("complete.yaml"),
              ImportTest.read("complete-swagger.yaml"),
              CompleteDocument.openApi().json().toString(),
              CompleteDocument.swagger().json().toPrettyString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String next() {
    var text = new StringBuilder(originals.get(random.nextInt(originals.size())));
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(10)));
        case 1 -> text.insert(at, TYPED.get(random.nextInt(TYPED.size())));
        case 2 -> text.replace(at, at + 1, TYPED.get(random.nextInt(TYPED.size())));
        default -> {
          int from = random.nextInt(text.length());
          text.insert(at, text.substring(from, Math.min(text.length(), from + random.nextInt(80))));
        }
      }
    }
    return text.toString();
  }
}
