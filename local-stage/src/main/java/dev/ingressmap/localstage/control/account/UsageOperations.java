package dev.ingressmap.localstage.control.account;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.control.patch.Replacements;
import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Page;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.account.KeyUsage;
import dev.ingressmap.localstage.model.account.QuotaSettings;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.account.UsagePlan;
import dev.ingressmap.localstage.model.account.UsagePlans;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The operations on the usage of usage plans. */
public final class UsageOperations {

  /** The remaining requests of a plan without a quota. */
  private static final long ENDLESS = Integer.MAX_VALUE;

  private final UsagePlans plans;
  private final InstantSource clock;

  public UsageOperations(RestApis apis, InstantSource clock) {
    this.plans = apis.usagePlans();
    this.clock = clock;
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of("GetUsage", this::get, "UpdateUsage", this::update);
  }

  private Answer get(Call call) {
    UsagePlan plan = plans.get(UsagePlanOperations.id(call));
    LocalDate start = date(call, "startDate");
    LocalDate end = date(call, "endDate");
    if (end.isBefore(start) || start.plusDays(KeyUsage.DAYS).isBefore(end)) {
      throw badRequest(
          "Invalid usage dates: the end date must be within %d days of the start date"
              .formatted(KeyUsage.DAYS));
    }
    String keyId = call.parameter("keyId");
    if (keyId != null) {
      plans.usage(plan.id(), keyId);
    }
    Collection<String> keys = keyId == null ? plans.keysOf(plan.id()) : List.of(keyId);
    Page<String> page = Page.of(keys, key -> key, call);
    return Answer.json(json(plan, start, end, page));
  }

  private Answer update(Call call) {
    UsagePlan plan = plans.get(UsagePlanOperations.id(call));
    String keyId = call.label("keyId");
    KeyUsage usage = plans.usage(plan.id(), keyId);
    Map<String, String> values = Replacements.of(call.patch(), List.of("/remaining"));
    QuotaSettings quota = plan.quota();
    if (quota == null) {
      throw badRequest("Usage Plan " + plan.id() + " has no quota");
    }
    LocalDate today = today();
    for (String remaining : values.values()) {
      usage.grant(quota, today.toEpochDay(), number(remaining));
    }
    return Answer.json(json(plan, today, today, new Page<>(null, List.of(keyId))));
  }

  private ObjectNode json(UsagePlan plan, LocalDate start, LocalDate end, Page<String> keys) {
    var values = new TreeMap<String, List<List<Long>>>();
    keys.item().forEach(key -> values.put(key, days(plan, key, start, end)));
    ObjectNode json =
        Wire.object()
            .put("usagePlanId", plan.id())
            .put("startDate", start.toString())
            .put("endDate", end.toString());
    if (keys.position() != null) {
      json.put("position", keys.position());
    }
    return json.set("values", Wire.tree(values));
  }

  /** The used and the remaining requests, one pair per day. */
  private List<List<Long>> days(UsagePlan plan, String keyId, LocalDate start, LocalDate end) {
    KeyUsage usage = plans.usage(plan.id(), keyId);
    QuotaSettings quota = plan.quota();
    long today = today().toEpochDay();
    var days = new ArrayList<List<Long>>();
    for (long day = start.toEpochDay(); day <= end.toEpochDay(); day++) {
      days.add(
          List.of(usage.used(day), quota == null ? ENDLESS : usage.remaining(quota, day, today)));
    }
    return days;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static LocalDate date(Call call, String parameter) {
    @Nullable String date = call.parameter(parameter);
    try {
      return LocalDate.parse(date == null ? "" : date);
    } catch (DateTimeParseException e) {
      throw badRequest("Invalid usage date specified. Must be of the form YYYY-MM-DD");
    }
  }

  private static int number(String value) {
    try {
      int number = Integer.parseInt(value);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through.
    }
    throw badRequest("Invalid value '" + value + "' for /remaining: must be 0 or more");
  }
}
