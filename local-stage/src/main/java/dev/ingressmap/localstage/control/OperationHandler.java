package dev.ingressmap.localstage.control;

/** Carries out an operation; throws {@code ApiGatewayException} where it refuses. */
@FunctionalInterface
interface OperationHandler {

  Answer handle(Call call);
}
