package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.execute.call.CallIds;
import dev.ingressmap.localstage.execute.call.Payload;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.junit.jupiter.api.Test;

class CallListenerTest {

  /** Else the client of a call would not get its answer. */
  @Test
  void aListenerThatFailsConcernsNobodyElse() {
    List<Integer> heard = new ArrayList<>();
    CallRecorder recorder =
        new CallRecorder(
            List.of(
                listener(() -> {
                  throw new IllegalStateException("broken");
                }),
                listener(() -> heard.add(1))));
    Request request =
        (Request)
            Proxy.newProxyInstance(
                Request.class.getClassLoader(),
                new Class<?>[] {Request.class},
                (proxy, method, arguments) -> {
                  throw new UnsupportedOperationException(method.getName());
                });

    recorder.ended(
        new EndedCall(
            request,
            CallIds.of(HttpFields.EMPTY),
            null,
            1,
            200,
            HttpFields.EMPTY,
            Payload.EMPTY,
            0,
            null,
            ""));

    assertThat(heard).containsExactly(1);
  }

  private static CallListener listener(Runnable work) {
    return new CallListener() {
      @Override
      public Detail detail() {
        return Detail.END;
      }

      @Override
      public void ended(EndedCall call) {
        work.run();
      }
    };
  }
}
