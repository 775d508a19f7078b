package dev.ingressmap.localstage;

import dev.ingressmap.gateway.InvalidInput;

/** A setting that the user must correct. */
final class InvalidSetting extends InvalidInput {

  private final Setting setting;
  private final String reason;

  InvalidSetting(Setting setting, String reason) {
    super(setting.flag() + " or " + setting.variable() + ": " + reason);
    this.setting = setting;
    this.reason = reason;
  }

  Setting setting() {
    return setting;
  }

  /** What is wrong, without the setting's name. */
  String reason() {
    return reason;
  }
}
