package dev.ingressmap.localstage.route53;

import dev.ingressmap.localstage.fault.ArrivedCall;
import dev.ingressmap.localstage.fault.Fault;
import dev.ingressmap.localstage.fault.Faults;
import dev.ingressmap.localstage.http.Signer;
import dev.ingressmap.localstage.model.account.DomainNames;
import dev.ingressmap.localstage.storage.Shelves;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Serves Route 53 to AWS clients. It handles the paths that only Route 53 has and leaves all others
 * to another handler. The records are only stored and shown; no name is resolved here.
 *
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/APIReference/Welcome.html">AWS: Route 53
 *     API reference</a>
 */
public final class Route53 extends Handler.Wrapper {

  private static final int MAX_BODY = 1024 * 1024;

  private final Faults faults;
  private final ZoneOperations zones;
  private final RecordOperations records;
  private final TagOperations tags;
  private final VpcOperations vpcs;

  /**
   * A Route 53 for the domain names of API Gateway.
   *
   * @param shelves where its zones are kept
   */
  public Route53(DomainNames domains, Faults faults, Shelves shelves, Handler others) {
    super(others);
    this.faults = faults;
    HostedZones hosted = new HostedZones(shelves);
    Changes changes = new Changes(InstantSource.system());
    this.zones = new ZoneOperations(hosted, changes);
    this.records = new RecordOperations(hosted, domains, changes);
    this.tags = new TagOperations(hosted);
    this.vpcs = new VpcOperations(hosted, changes);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = String.valueOf(request.getHttpURI().getPath());
    if (!path.startsWith(Operation.VERSION)) {
      return super.handle(request, response, callback);
    }
    String requestId = UUID.randomUUID().toString();
    response.getHeaders().put("x-amzn-RequestId", requestId);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/xml");
    try {
      Call call = call(request, path);
      switch (faults.of(arrived(call, request, path))) {
        case Fault.Refusal refusal -> refuse(response, callback, Refusals.of(refusal), requestId);
        case Fault.Dropped dropped -> dropped.drop(request, callback, () -> answer(call));
        case Fault.Spreads _, Fault.None _ -> {
          Answer answer = answer(call);
          response.setStatus(answer.status());
          if (answer.location() != null) {
            response.getHeaders().put(HttpHeader.LOCATION, answer.location());
          }
          write(response, callback, answer.body());
        }
      }
    } catch (Route53Exception e) {
      refuse(response, callback, e, requestId);
    }
    return true;
  }

  private Answer answer(Call call) {
    return switch (call.operation()) {
      case ASSOCIATE_VPC -> vpcs.associate(call);
      case CHANGE_TAGS -> tags.change(call);
      case DISASSOCIATE_VPC -> vpcs.disassociate(call);
      case GET_DNSSEC -> zones.getDnssec(call);
      case GET_HOSTED_ZONE_COUNT -> zones.count();
      case GET_REUSABLE_DELEGATION_SET -> throw Route53Exception.noSuchDelegationSet();
      case LIST_HOSTED_ZONES_BY_VPC -> vpcs.zonesOf(call);
      case LIST_REUSABLE_DELEGATION_SETS -> zones.listDelegationSets();
      case LIST_TAGS -> tags.list(call);
      case LIST_TAGS_OF_SEVERAL -> tags.listOfSeveral(call);
      case LIST_VPC_AUTHORIZATIONS -> vpcs.authorizations(call);
      case UPDATE_COMMENT -> zones.updateComment(call);
      case CHANGE_RESOURCE_RECORD_SETS -> records.change(call);
      case CREATE_HOSTED_ZONE -> zones.create(call);
      case DELETE_HOSTED_ZONE -> zones.delete(call);
      case GET_CHANGE -> records.getChange(call);
      case GET_HOSTED_ZONE -> zones.get(call);
      case LIST_HOSTED_ZONES -> zones.list(call);
      case LIST_HOSTED_ZONES_BY_NAME -> zones.listByName(call);
      case LIST_RESOURCE_RECORD_SETS -> records.list(call);
    };
  }

  private static Call call(Request request, String path) throws IOException {
    for (Operation operation : Operation.values()) {
      Optional<String> id = operation.match(request.getMethod(), path);
      if (id.isPresent()) {
        return new Call(
            operation, id.get(), Request.extractQueryParameters(request), message(request));
      }
    }
    throw new Route53Exception(
        501,
        "NotImplemented",
        request.getMethod() + " " + path + " is not implemented by this Route 53");
  }

  private static XmlElement message(Request request) throws IOException {
    try (InputStream in = Request.asInputStream(request)) {
      byte[] body = in.readNBytes(MAX_BODY + 1);
      if (body.length > MAX_BODY) {
        throw Route53Exception.invalidInput("The request body is too large");
      }
      return body.length == 0 ? XmlElement.leaf("None", "") : XmlElement.parse(body);
    }
  }

  private static ArrivedCall arrived(Call call, Request request, String path) {
    Signer signer = Signer.of(request);
    return new ArrivedCall(
        call.operation().wireName(), request.getMethod(), path, signer.region(), signer.key());
  }

  private static void refuse(
      Response response, Callback callback, Route53Exception refusal, String requestId) {
    response.setStatus(refusal.status());
    write(response, callback, Refusals.toXml(refusal, requestId));
  }

  private static void write(Response response, Callback callback, XmlElement body) {
    response.write(true, ByteBuffer.wrap(body.document()), callback);
  }
}
