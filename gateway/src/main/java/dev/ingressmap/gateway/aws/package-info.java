/** How AWS is called: no package outside knows its SDK. */
@NullMarked
package dev.ingressmap.gateway.aws;

import org.jspecify.annotations.NullMarked;
