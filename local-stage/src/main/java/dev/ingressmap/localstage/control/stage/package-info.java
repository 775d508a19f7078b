/** Operations on deployments and stages, and on what is made of them or tried before them. */
@NullMarked
package dev.ingressmap.localstage.control.stage;

import org.jspecify.annotations.NullMarked;
