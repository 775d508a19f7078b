@NullMarked
package dev.ingressmap.localstage.deployments;

import org.jspecify.annotations.NullMarked;
