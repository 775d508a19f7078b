package dev.ingressmap.gateway.aws.call;

/** How many requests were sent, including retries. Each of them counts against AWS's quotas. */
public record ApiCalls(int reads, int writes) {

  public int total() {
    return reads + writes;
  }
}
