package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.call.CallContext;
import dev.ingressmap.localstage.execute.call.CallIds;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import java.util.Map;
import org.eclipse.jetty.server.Request;

/**
 * A request that has arrived at a stage, whether or not there is a method for it.
 *
 * @param path below the stage, still encoded
 */
record StageCall(
    CallIds ids,
    String path,
    ApiDefinition definition,
    RouteTable routes,
    Map<String, String> stageVariables,
    Request request,
    CallContext context) {}
