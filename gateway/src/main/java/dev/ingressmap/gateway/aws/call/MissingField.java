package dev.ingressmap.gateway.aws.call;

import software.amazon.awssdk.core.exception.SdkClientException;

/** An answer lacks a field without which nothing works. */
final class MissingField extends SdkClientException {

  private static final long serialVersionUID = 1L;

  MissingField(String field) {
    super(builder().message("its answer has no " + field));
  }
}
