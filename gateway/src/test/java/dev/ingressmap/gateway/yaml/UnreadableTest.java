package dev.ingressmap.gateway.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnreadableTest {

  @ParameterizedTest
  @MethodSource("reasons")
  void saysWhy(IOException failure, String problem) {
    assertThat(Unreadable.of("a.yaml", failure)).hasMessage(problem);
  }

  static Stream<Arguments> reasons() {
    return Stream.of(
        Arguments.of(new NoSuchFileException("a.yaml"), "a.yaml: does not exist"),
        Arguments.of(
            new AccessDeniedException("a.yaml"), "a.yaml: may not be read: check its permissions"),
        Arguments.of(new MalformedInputException(1), "a.yaml: is not UTF-8: save it as UTF-8"),
        Arguments.of(
            new FileSystemException("a.yaml", null, "Too many levels of symbolic links"),
            "a.yaml: cannot be read: Too many levels of symbolic links"),
        Arguments.of(
            new IOException("Input/output error"), "a.yaml: cannot be read: Input/output error"));
  }
}
