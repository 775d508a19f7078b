package dev.ingressmap.localstage;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.openapi.ApiDocument;
import dev.ingressmap.localstage.fault.Fault;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.Deployment;
import software.amazon.awssdk.services.apigateway.model.PutMode;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.apigateway.model.Stage;

/** Somebody else, whose document arrives just before a call takes effect. */
final class OtherHand {

  private final LiveMap live;
  private final String document;

  OtherHand(LiveMap live, DesiredApi map) {
    this.live = live;
    this.document = ApiDocument.of(map).json();
  }

  void writesBefore(int number) {
    live.faults()
        .play(call -> {
          if (call == number) {
            write();
          }
          return Fault.NONE;
        });
  }

  /** Writes before some calls of an operation, counted from 1. */
  void writesBeforeEach(String operation, IntPredicate which) {
    actsBeforeEach(
        operation,
        number -> {
          if (which.test(number)) {
            write();
          }
        });
  }

  void actsBeforeEach(String operation, IntConsumer act) {
    AtomicInteger count = new AtomicInteger();
    live.faults()
        .play(call -> {
          if (live.faults().operations().getLast().equals(operation)) {
            act.accept(count.incrementAndGet());
          }
          return Fault.NONE;
        });
  }

  /** Replaces the working copy of the API, if the API exists. */
  void write() {
    for (RestApi api : live.gateway().apis()) {
      live.gateway()
          .client()
          .putRestApi(r ->
              r.restApiId(api.id())
                  .mode(PutMode.OVERWRITE)
                  .body(SdkBytes.fromUtf8String(document)));
    }
  }

  /** Deploys the working copy and returns the deployment's id. */
  String deploy() {
    String api = live.gateway().onlyApi().id();
    return live.gateway().client().createDeployment(r -> r.restApiId(api).stageName("v1")).id();
  }

  /** Deletes a deployment that no stage needs. */
  void delete(String deployment) {
    String api = live.gateway().onlyApi().id();
    live.gateway().client().deleteDeployment(r -> r.restApiId(api).deploymentId(deployment));
  }

  List<Stage> stages() {
    String api = live.gateway().onlyApi().id();
    return live.gateway().client().getStages(r -> r.restApiId(api)).item();
  }

  List<Deployment> deployments() {
    String api = live.gateway().onlyApi().id();
    return live.gateway().client().getDeployments(r -> r.restApiId(api)).items();
  }
}
