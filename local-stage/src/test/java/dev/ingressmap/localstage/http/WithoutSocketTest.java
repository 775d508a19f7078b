package dev.ingressmap.localstage.http;

import static dev.ingressmap.answers.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ingressmap.localstage.execute.ErrorAnswers;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.AsyncRequestContent;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WithoutSocketTest {

  private static final int MAX = 20 * 1024 * 1024;

  private final PassingClient client = new PassingClient(Duration.ofSeconds(30));
  private final Echo echo = new Echo();
  private LocalServer server;

  @BeforeEach
  void start() throws IOException {
    server = new LocalServer(LocalServer.loopback(0), 10_240);
    server.start(echo, new ErrorAnswers());
    LifeCycle.start(client);
  }

  @AfterEach
  void stop() {
    LifeCycle.stop(client);
    server.close();
  }

  @Test
  void bodiesLargerThanWhatCanBeOnItsWayPass() throws Exception {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int size : new int[] {0, 1, Flow.MAX_SIZE, Flow.MAX_SIZE + 1, 10 * 1024 * 1024}) {
      byte[] body = new byte[size];
      random.nextBytes(body);

      ContentResponse answer = echoed(body).get();

      assertThat(answer.getStatus()).isEqualTo(200);
      assertThat(answer.getContent()).as("-Dfuzz.seed=%d, size %d", seed, size).isEqualTo(body);
    }
  }

  /** If the news of some bytes were lost, a call would wait for them until its time is over. */
  @Test
  void manyCallsAtOnceAreAllAnswered() throws Exception {
    for (int round = 0; round < 200; round++) {
      List<CompletableFuture<ContentResponse>> calls = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        calls.add(echoed((round + " " + i).repeat(i).getBytes(StandardCharsets.UTF_8)));
      }
      for (int i = 0; i < calls.size(); i++) {
        assertThat(calls.get(i).get().getContentAsString()).isEqualTo((round + " " + i).repeat(i));
      }
    }
  }

  @Test
  void theServerSeesTheAddressesThatASocketWouldHave() throws Exception {
    ContentResponse answer = echoed(new byte[0]).get();

    assertThat(answer.getHeaders().get("X-Client")).isEqualTo("127.0.0.1");
    assertThat(answer.getHeaders().get("X-Port"))
        .isEqualTo(Integer.toString(server.address().getPort()));
  }

  @Test
  void aCallThatIsUnderWayFailsWhenTheServerStops() throws Exception {
    AsyncRequestContent half = new AsyncRequestContent();
    half.write(ByteBuffer.wrap(new byte[] {1}), Callback.NOOP);
    CompletableFuture<ContentResponse> call = call(half);
    echo.arrived.get();

    server.close();

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(call::get)
        .withCauseInstanceOf(EOFException.class);
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> echoed(new byte[0]).get())
        .withCauseInstanceOf(IOException.class);
  }

  @Test
  void anAnswerThatNobodyReadsAnyMoreFails() throws Exception {
    client
        .request("POST", URI.create("http://demo.example.com/"))
        .transport(server.withoutSocket())
        .body(new BytesRequestContent(new byte[MAX]))
        .onResponseContent((response, part) -> {
          var _ = response.abort(new IOException("enough"));
        })
        .send(result -> {});

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(echo.answered::get)
        .withCauseInstanceOf(IOException.class);
  }

  /** A socket has room for what a client still writes then; a refusal must not become a 502. */
  @Test
  void anAnswerThatComesBeforeTheWholeRequestArrives() throws Exception {
    for (int size : new int[] {1, Flow.MAX_SIZE, 10 * 1024 * 1024}) {
      ContentResponse answer = call("/refused", new BytesRequestContent(new byte[size])).get();

      assertThat(answer.getStatus()).as("size %d", size).isEqualTo(404);
      assertThat(answer.getContentAsString()).isEqualTo("no");
    }
  }

  /** Each counts against the limit of the server, and is kept in memory, until it has ended. */
  @Test
  void aConnectionThatIsClosedHasEndedForTheServer() throws Exception {
    Server jetty = new Server();
    LocalConnector connector =
        new LocalConnector(jetty, new HttpConnectionFactory(), LocalServer.loopback(0));
    CompletableFuture<Void> ended = new CompletableFuture<>();
    connector.addEventListener(
        new Connection.Listener() {
          @Override
          public void onClosed(Connection connection) {
            ended.complete(null);
          }
        });
    jetty.addConnector(connector);
    jetty.setHandler(new Echo());
    LifeCycle.start(jetty);
    try {
      new CompletableResponseListener(
              client
                  .request("POST", URI.create("http://demo.example.com/"))
                  .transport(connector.withoutSocket())
                  .headers(headers -> headers.put(HttpHeader.CONNECTION, "close")))
          .send()
          .get();

      ended.get(10, TimeUnit.SECONDS);

      // The connector hears of it after the listener of this test.
      eventually(() -> assertThat(connector.getConnectedEndPoints()).isEmpty());
    } finally {
      LifeCycle.stop(jetty);
    }
  }

  private CompletableFuture<ContentResponse> echoed(byte[] body) {
    return call(new BytesRequestContent(body));
  }

  private CompletableFuture<ContentResponse> call(org.eclipse.jetty.client.Request.Content body) {
    return call("/", body);
  }

  private CompletableFuture<ContentResponse> call(
      String path, org.eclipse.jetty.client.Request.Content body) {
    return new CompletableResponseListener(
            client
                .request("POST", URI.create("http://demo.example.com" + path))
                .transport(server.withoutSocket())
                .body(body),
            MAX)
        .send();
  }

  /** Sends back each part of the body as it arrives, or refuses it before. */
  private static final class Echo extends Handler.Abstract {

    private final CompletableFuture<Void> arrived = new CompletableFuture<>();
    private final CompletableFuture<Void> answered = new CompletableFuture<>();

    @Override
    public boolean handle(
        Request request, org.eclipse.jetty.server.Response response, Callback callback) {
      if (Request.getPathInContext(request).equals("/refused")) {
        response.setStatus(404);
        Content.Sink.write(response, true, "no", callback);
        return true;
      }
      arrived.complete(null);
      response.getHeaders().put("X-Client", Request.getRemoteAddr(request));
      response.getHeaders().put("X-Port", Request.getLocalPort(request));
      Content.copy(
          request,
          response,
          Callback.from(
              () -> {
                answered.complete(null);
                callback.succeeded();
              },
              failure -> {
                answered.completeExceptionally(failure);
                callback.failed(failure);
              }));
      return true;
    }
  }
}
