package dev.ingressmap.localstage.control.account;

import dev.ingressmap.localstage.control.patch.PatchEdit;
import dev.ingressmap.localstage.control.patch.PatchTable;
import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.model.account.Account;
import dev.ingressmap.localstage.model.account.RestApis;
import java.util.Map;

/** The operations on the settings of the account. */
public final class AccountOperations {

  private static final PatchTable PATCHES =
      PatchTable.of(
          PatchTable.on("/cloudwatchRoleArn", PatchEdit.text("cloudwatchRoleArn"), "replace"),
          PatchTable.on("/features", PatchEdit.valueElement("features"), "add", "remove"));

  private final RestApis apis;

  public AccountOperations(RestApis apis) {
    this.apis = apis;
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of("GetAccount", call -> Answer.json(apis.account()), "UpdateAccount", this::update);
  }

  private Answer update(Call call) {
    var patch = call.patch();
    return Answer.json(apis.updateAccount(before -> PATCHES.apply(before, patch, Account.class)));
  }
}
