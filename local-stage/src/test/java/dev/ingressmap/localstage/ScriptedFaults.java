package dev.ingressmap.localstage;

import dev.ingressmap.localstage.fault.ArrivedCall;
import dev.ingressmap.localstage.fault.Fault;
import dev.ingressmap.localstage.fault.Faults;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;

/** Faults by the number of the call, and a record of the calls. */
final class ScriptedFaults implements Faults {

  private final List<String> operations = new CopyOnWriteArrayList<>();
  private volatile IntFunction<Fault> script = number -> Fault.NONE;
  private volatile Faults others = NONE;

  @Override
  public Fault of(ArrivedCall call) {
    Fault fault;
    synchronized (this) {
      operations.add(call.operation());
      fault = script.apply(operations.size());
    }
    return fault.equals(Fault.NONE) ? others.of(call) : fault;
  }

  /** Lets another source decide about the calls without a scripted fault. */
  void leaveTo(Faults faults) {
    others = faults;
  }

  /** Starts counting again; the first call is number 1. */
  void play(IntFunction<Fault> faults) {
    script = faults;
    operations.clear();
  }

  void none() {
    play(number -> Fault.NONE);
  }

  /** The operations that were called, in order. */
  List<String> operations() {
    return List.copyOf(operations);
  }
}
