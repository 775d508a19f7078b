/** IAM policy documents, as far as they decide who may invoke a method. */
@NullMarked
package dev.ingressmap.localstage.policy;

import org.jspecify.annotations.NullMarked;
