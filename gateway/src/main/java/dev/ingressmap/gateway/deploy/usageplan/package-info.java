/** Usage plans and their API keys. */
@NullMarked
package dev.ingressmap.gateway.deploy.usageplan;

import org.jspecify.annotations.NullMarked;
