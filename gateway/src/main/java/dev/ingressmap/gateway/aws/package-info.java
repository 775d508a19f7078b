/** Calls AWS. No package outside this one knows the AWS SDK. */
@NullMarked
package dev.ingressmap.gateway.aws;

import org.jspecify.annotations.NullMarked;
