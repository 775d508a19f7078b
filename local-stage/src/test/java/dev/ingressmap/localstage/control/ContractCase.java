package dev.ingressmap.localstage.control;

import dev.ingressmap.localstage.control.wire.Operation;
import dev.ingressmap.localstage.control.wire.OperationTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An operation in {@code members.txt}.
 *
 * @param labels that are other than those of {@link WholeAccount}
 * @param later the path at which the result can be read; empty if there is none
 * @param status of the answer to a request with the least that the operation takes
 */
record ContractCase(
    Operation operation,
    Map<String, String> labels,
    String query,
    String body,
    String later,
    int status,
    List<Row> rows) {

  private static final String REFUSED = "refused ";

  /** A member of the request, a value for it, and what it has to do. */
  record Row(String member, String value, String effect) {}

  static List<ContractCase> all() throws IOException {
    List<ContractCase> cases = new ArrayList<>();
    for (String line : ImportTest.read("members.txt").lines().toList()) {
      if (line.startsWith("  ")) {
        String[] columns = line.strip().split(" \\| ", 3);
        cases
            .getLast()
            .rows
            .add(new Row(columns[0], columns[1], columns.length < 3 ? "" : columns[2]));
      } else if (!line.startsWith("#")) {
        cases.add(parse(line.split("\\s*\\|\\s*", -1)));
      }
    }
    return cases;
  }

  private static ContractCase parse(String[] columns) {
    String[] request = columns[0].split(" ", -1);
    Operation operation =
        OperationTable.load().operations().stream()
            .filter(known -> known.name().equals(request[0]))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(request[0]));
    Map<String, String> labels = new LinkedHashMap<>();
    String query = "";
    for (String part : List.of(request).subList(1, request.length)) {
      if (part.startsWith("?")) {
        query = part.substring(1);
      } else {
        labels.put(part.split("=", 2)[0], part.split("=", 2)[1]);
      }
    }
    String later = columns.length < 3 ? "" : columns[2];
    return new ContractCase(
        operation,
        labels,
        query,
        columns.length < 2 ? "" : columns[1],
        later.startsWith(REFUSED) ? "" : later,
        later.startsWith(REFUSED)
            ? Integer.parseInt(later.substring(REFUSED.length()))
            : operation.status(),
        new ArrayList<>());
  }

  boolean refused() {
    return status != operation.status();
  }

  /** Whether the body is not JSON of the model, but a document of the user's. */
  boolean isDocument() {
    return operation.name().startsWith("Import") || operation.name().equals("PutRestApi");
  }

  @Override
  public String toString() {
    return operation.name();
  }
}
