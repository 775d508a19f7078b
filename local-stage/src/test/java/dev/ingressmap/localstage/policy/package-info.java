@NullMarked
package dev.ingressmap.localstage.policy;

import org.jspecify.annotations.NullMarked;
