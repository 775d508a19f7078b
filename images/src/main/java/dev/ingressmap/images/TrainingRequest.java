package dev.ingressmap.images;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/** One request of a training, with the text that describes it. */
record TrainingRequest(String text, HttpRequest http) {

  /**
   * @param text method, target and at most one header or a body in JSON, as {@code GET /x Accept:
   *     text/html} or {@code POST /x {"a": 1}}
   */
  static TrainingRequest of(String text, int port) {
    String[] words = text.strip().split("\\s+", 3);
    if (words.length < 2 || !words[1].startsWith("/")) {
      throw new BuildFailure("a training request is a method and a path, not \"" + text + "\"");
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + words[1]))
            .method(words[0], BodyPublishers.noBody())
            .timeout(Duration.ofSeconds(10));
    if (words.length == 3 && words[2].startsWith("{")) {
      request.method(words[0], BodyPublishers.ofString(words[2]));
      request.header("Content-Type", "application/json");
    } else if (words.length == 3) {
      String[] header = words[2].split(":\\s*", 2);
      if (header.length < 2) {
        throw new BuildFailure("the header of a training request has no colon: \"" + text + "\"");
      }
      request.header(header[0], header[1]);
    }
    return new TrainingRequest(text, request.build());
  }
}
