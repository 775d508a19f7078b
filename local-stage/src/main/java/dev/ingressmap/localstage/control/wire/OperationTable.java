package dev.ingressmap.localstage.control.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** All operations of API Gateway's service model, including those that are not implemented. */
public final class OperationTable {

  private static final String RESOURCE = "operations.txt";

  private final List<Operation> operations;

  private OperationTable(List<Operation> operations) {
    this.operations = operations;
  }

  public static OperationTable load() {
    try (var in =
            Objects.requireNonNull(OperationTable.class.getResourceAsStream(RESOURCE), RESOURCE);
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return new OperationTable(
          reader
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(Operation::parse)
              // Operations that the query string distinguishes come before those that accept any
              // query string.
              .sorted(Comparator.comparing(operation -> operation.query().isEmpty()))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Operation> operations() {
    return operations;
  }
}
