package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.CallLog.Form;
import dev.ingressmap.localstage.CallLog.Shown;
import dev.ingressmap.localstage.execute.CallRecord;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class CallLogTest {

  private static final CallRecord FAILED =
      call(502, "it failed", List.of("Starting execution for request: id"));

  private final BlockingQueue<Shown> printed = new LinkedBlockingQueue<>();

  @Test
  void printsALineForACallAndTheReasonBelow() throws Exception {
    try (CallLog log = new CallLog(Form.LINE, false, printed::add, line -> {})) {
      log.accept(FAILED);

      Shown first = next();
      assertThat(first.lead()).matches("[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3} 502 ");
      assertThat(first.text()).isEqualTo("GET /v1/a 12.3 ms  GET /a -> HTTP_PROXY http://b/a  id");
      assertThat(next().text()).isEqualTo("it failed");
      assertThat(next().text()).isEqualTo("| Starting execution for request: id");
    }
  }

  @Test
  void coloursTheStatusOfATerminal() throws Exception {
    try (CallLog log = new CallLog(Form.LINE, true, printed::add, line -> {})) {
      for (String colour : List.of("32;200", "33;404", "31;502")) {
        List<String> parts = List.of(colour.split(";", -1));
        log.accept(call(Integer.parseInt(parts.get(1)), "", List.of()));
        assertThat(next().lead())
            .contains("\u001b[" + parts.get(0) + "m" + parts.get(1) + "\u001b[0m");
      }
    }
  }

  @Test
  void printsJsonForPrograms() throws Exception {
    try (CallLog log = new CallLog(Form.JSON, true, printed::add, line -> {})) {
      log.accept(FAILED);

      JsonNode json = new JsonMapper().readTree(next().text());
      assertThat(json.path("status").intValue()).isEqualTo(502);
      assertThat(json.path("reason").stringValue()).isEqualTo("it failed");
      assertThat(json.path("ended").stringValue()).isEqualTo("1970-01-01T00:00:00Z");
    }
  }

  @Test
  void countsCallsThatItCannotKeep() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    try (CallLog log =
        new CallLog(
            Form.LINE,
            false,
            line -> {
              try {
                held.await();
                printed.add(line);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            line -> {})) {
      for (int i = 0; i < 12_000; i++) {
        log.accept(call(200, "", List.of()));
      }
      held.countDown();
      String line = next().text();
      while (!line.contains("not shown")) {
        line = next().text();
      }
      assertThat(line).matches("(1999|2000) more calls ended at once and are not shown");
    }
  }

  private Shown next() throws InterruptedException {
    Shown line = printed.poll(20, TimeUnit.SECONDS);
    assertThat(line).isNotNull();
    return line;
  }

  private static CallRecord call(int status, String reason, List<String> trace) {
    return new CallRecord(
        Instant.EPOCH,
        "GET",
        "/v1/a",
        status,
        12_340_000,
        "GET /a",
        "HTTP_PROXY http://b/a",
        "id",
        reason,
        trace,
        null);
  }
}
