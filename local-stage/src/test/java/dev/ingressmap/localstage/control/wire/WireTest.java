package dev.ingressmap.localstage.control.wire;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ingressmap.localstage.model.ApiGatewayException;
import org.junit.jupiter.api.Test;

class WireTest {

  @Test
  void bugOfAConstructorIsNotTheFaultOfTheInput() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> Wire.read(Wire.object(), Careless.class))
        .withRootCauseInstanceOf(NullPointerException.class);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> Wire.read(Wire.object().set("inner", Wire.object()), Outer.class))
        .withRootCauseInstanceOf(NullPointerException.class);
  }

  @Test
  void refusalOfAConstructorIsTheAnswer() {
    assertThatExceptionOfType(ApiGatewayException.class)
        .isThrownBy(() -> Wire.read(Wire.object().set("inner", Wire.object()), Strict.class))
        .withMessage("no");
  }

  record Careless(String text) {
    Careless {
      text = text.strip();
    }
  }

  private record Outer(Careless inner) {}

  private record Strict(Refusing inner) {}

  record Refusing(String text) {
    Refusing {
      throw ApiGatewayException.badRequest("no");
    }
  }
}
