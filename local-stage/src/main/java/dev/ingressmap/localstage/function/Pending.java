package dev.ingressmap.localstage.function;

import java.util.concurrent.CompletableFuture;

/** An invocation and its answer to come. */
record Pending(Invocation invocation, CompletableFuture<FunctionAnswer> answer) {

  Pending(Invocation invocation) {
    this(invocation, new CompletableFuture<>());
  }
}
