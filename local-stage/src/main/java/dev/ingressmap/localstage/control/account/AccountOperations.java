package dev.ingressmap.localstage.control.account;

import dev.ingressmap.localstage.control.patch.PatchEdit;
import dev.ingressmap.localstage.control.patch.PatchTable;
import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.model.account.Account;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** The operations on the settings of the account. */
public final class AccountOperations {

  private static final PatchTable PATCHES =
      PatchTable.of(
          PatchTable.on("/cloudwatchRoleArn", PatchEdit.text("cloudwatchRoleArn"), "replace"));

  private final AtomicReference<Account> account = new AtomicReference<>(Account.NEW);

  public Map<String, OperationHandler> handlers() {
    return Map.of("GetAccount", call -> Answer.json(account.get()), "UpdateAccount", this::update);
  }

  private Answer update(Call call) {
    var patch = call.patch();
    return Answer.json(account.updateAndGet(before -> PATCHES.apply(before, patch, Account.class)));
  }
}
