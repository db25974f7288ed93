using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace Planning.Engine;

/// <summary>
/// Serves the methods of a service as generated, and reads also requests whose values nest deeper than the library's limit of a hundred
/// messages, which are 34 objects in each other. Pulumi's engine takes them.
/// </summary>
/// <typeparam name="TService">Registered as a single instance.</typeparam>
internal sealed class DeepMessages<TService>(Action<ServiceBinderBase, TService> bind, TService service, Func<string, RpcException> reject)
    : IServiceMethodProvider<TService>
    where TService : class
{
    /// <summary>As deep as a plan file: each object takes three messages.</summary>
    private const int MaxDepth = 512 * 3;

    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<TService> context) => bind(new Binder(context, reject), service);

    private sealed class Binder(ServiceMethodProviderContext<TService> context, Func<string, RpcException> reject) : ServiceBinderBase
    {
        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            UnaryServerMethod<TRequest, TResponse>? handler
        ) =>
            context.AddUnaryMethod(
                new Method<TRequest, TResponse>(
                    method.Type,
                    method.ServiceName,
                    method.Name,
                    Marshallers.Create(method.RequestMarshaller.ContextualSerializer, payload => Read(method.RequestMarshaller, payload)),
                    method.ResponseMarshaller
                ),
                [],
                (_, request, call) => handler!(request, call)
            );

        private TRequest Read<TRequest>(Marshaller<TRequest> marshaller, DeserializationContext payload)
            where TRequest : class
        {
            try
            {
                return marshaller.ContextualDeserializer(payload);
            }
            catch (InvalidProtocolBufferException)
            {
                return ReadDeep<TRequest>(payload.PayloadAsNewBuffer());
            }
        }

        private TRequest ReadDeep<TRequest>(byte[] payload)
            where TRequest : class
        {
            using var stream = new MemoryStream(payload);
            using var input = CodedInputStream.CreateWithLimits(stream, int.MaxValue, MaxDepth);
            var request = Activator.CreateInstance<TRequest>();
            try
            {
                ((IMessage)request).MergeFrom(input);
                return request;
            }
            catch (InvalidProtocolBufferException)
            {
                throw reject($"a value of the program has more than {MaxDepth / 3} objects in each other; the plan does not hold it");
            }
        }
    }
}
