package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.control.ContractCase.Row;
import dev.ingressmap.localstage.control.wire.Operation;
import dev.ingressmap.localstage.control.wire.OperationTable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each operation with the least that it takes, and with each other member in turn. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MembersTest {

  private static final String CASES = "dev.ingressmap.localstage.control.ContractCase#all";
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern WITH = Pattern.compile("with (\\{.*})(?: (.*))?");
  private static final Pattern AT = Pattern.compile("at (\\S+) (\\S+)(?: = (.*))?");
  private static final Pattern REFUSED = Pattern.compile("refused (\\d{3})");
  private static final Pattern SAYS = Pattern.compile("says (.+)");

  @AutoClose final ControlPlaneServer changed = new ControlPlaneServer();
  @AutoClose final ControlPlaneServer read = new ControlPlaneServer();

  /** For requests that change nothing. */
  private final WholeAccount unchanged = WholeAccount.create(read);

  MembersTest() throws Exception {}

  @Test
  void everyOperationIsListed() throws Exception {
    assertThat(ContractCase.all().stream().map(ContractCase::toString))
        .hasSize(124)
        .containsExactlyInAnyOrderElementsOf(
            OperationTable.load().operations().stream().map(Operation::name).toList());
  }

  @ParameterizedTest
  @MethodSource(CASES)
  void everyMemberIsListed(ContractCase operation) throws Exception {
    ContractRequest least = new ContractRequest(operation, unchanged);
    List<String> members = new ArrayList<>();
    for (SdkField<?> field : ServiceModel.members(operation.toString())) {
      boolean document = operation.isDocument() && field.memberName().equals("body");
      if (!document
          && !least.body().has(field.locationName())
          && !("&" + operation.query()).contains("&" + field.locationName() + "=")) {
        members.add(field.memberName());
      }
    }
    assertThat(operation.rows().stream().map(Row::member))
        .containsExactlyInAnyOrderElementsOf(members);
  }

  @ParameterizedTest
  @MethodSource(CASES)
  void theLeastIsAnsweredAndKept(ContractCase operation) throws Exception {
    ContractRequest least = least(operation);
    ContractAnswer answer = least.send();
    assertThat(answer.status()).as(answer.text()).isEqualTo(operation.status());
    if (operation.refused()) {
      return;
    }
    checkShape(operation, answer);
    ContractAnswer later = later(operation, least.account(), answer);
    least
        .body()
        .forEachEntry((member, value) ->
            assertThat(answer.keeps(member, value) || later.keeps(member, value))
                .as("%s in %s and %s", member, answer.text(), later.text())
                .isTrue());
  }

  @ParameterizedTest
  @MethodSource(CASES)
  void everyMemberHasItsEffect(ContractCase operation) throws Exception {
    SoftAssertions failures = new SoftAssertions();
    for (SdkField<?> field : ServiceModel.members(operation.toString())) {
      for (Row row : operation.rows()) {
        if (row.member().equals(field.memberName())) {
          check(operation, field, row, failures);
        }
      }
    }
    failures.assertAll();
  }

  private void check(ContractCase operation, SdkField<?> field, Row row, SoftAssertions failures)
      throws Exception {
    ContractRequest request = least(operation);
    WholeAccount account = request.account();
    Matcher with = WITH.matcher(row.effect());
    String effect = row.effect();
    if (with.matches()) {
      request.with(with.group(1));
      effect = with.group(2) == null ? "" : with.group(2);
    }
    if (row.value().equals("$position")) {
      account.set("position", position(operation, account));
    }
    ContractAnswer answer = request.add(field, row.value()).send();
    Matcher refused = REFUSED.matcher(effect);
    int status = refused.matches() ? Integer.parseInt(refused.group(1)) : operation.status();
    failures.assertThat(answer.status()).as("%s: %s", row, answer.text()).isEqualTo(status);
    if (answer.status() != operation.operation().status() || effect.startsWith("ignored ")) {
      return;
    }
    checkShape(operation, answer);
    ContractAnswer later = later(operation, account, answer);
    Matcher at = AT.matcher(effect);
    Matcher says = SAYS.matcher(effect);
    if (says.matches()) {
      failures.assertThat(answer.text()).as("%s", row).contains(says.group(1));
    } else if (at.matches()) {
      String expected = account.filled(at.group(3) == null ? row.value() : at.group(3));
      ContractAnswer there = get(account, at.group(1));
      JsonNode found = there.json().at(account.filled(at.group(2)));
      failures
          .assertThat(ContractAnswer.covers(found, JSON.readTree(expected)))
          .as("%s in %s", row, there.text())
          .isTrue();
    } else if (field.location() == MarshallLocation.PAYLOAD) {
      String member = field.locationName();
      JsonNode value = request.body().path(member);
      failures
          .assertThat(answer.keeps(member, value) || later.keeps(member, value))
          .as("%s in %s and %s", row, answer.text(), later.text())
          .isTrue();
    } else {
      failures
          .assertThat(answer.text())
          .as("%s changes the answer", row)
          .isNotEqualTo(new ContractRequest(operation, account).send().text());
    }
  }

  /** Where the second page begins, if a page has one element. */
  private static String position(ContractCase operation, WholeAccount account) throws Exception {
    for (SdkField<?> field : ServiceModel.members(operation.toString())) {
      if (field.memberName().equals("limit")) {
        ContractRequest first = new ContractRequest(operation, account).add(field, "1");
        return first.send().json().path("position").stringValue();
      }
    }
    throw new AssertionError(operation + " has no limit");
  }

  /** What is at the place that the case names, or else the answer itself. */
  private static ContractAnswer later(
      ContractCase operation, WholeAccount account, ContractAnswer answer) throws Exception {
    answer
        .json()
        .forEachEntry((name, value) -> {
          if (value.isString()) {
            account.set(name, value.stringValue());
          }
        });
    return operation.later().isEmpty() ? answer : get(account, operation.later());
  }

  private static ContractAnswer get(WholeAccount account, String path) throws Exception {
    return ContractAnswer.of(account.server().send("GET", account.filled(path), null));
  }

  private static void checkShape(ContractCase operation, ContractAnswer answer) throws Exception {
    if (answer.json().isObject() && !operation.toString().equals("GetExport")) {
      ServiceModel.check(operation.toString(), answer.json());
    }
  }

  private ContractRequest least(ContractCase operation) throws Exception {
    boolean reads = operation.operation().httpMethod().equals("GET");
    return new ContractRequest(operation, reads ? unchanged : WholeAccount.create(changed));
  }
}
