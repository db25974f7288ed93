using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Planning.Engine;

/// <summary>How a run answers what its program asks of a provider. Called concurrently; an answer may come later.</summary>
public interface IResourceAnswers
{
    /// <summary>For a resource of a provider; components are answered by the engine.</summary>
    /// <exception cref="Grpc.Core.RpcException">The resource could not be made.</exception>
    ValueTask<(string Id, Struct Outputs)> RegisterAsync(string urn, RegisterResourceRequest request);

    /// <summary>For a resource that the program reads by its id.</summary>
    ValueTask<Struct> ReadAsync(string urn, ReadResourceRequest request);

    /// <summary>For a provider function.</summary>
    ValueTask<InvokeResponse> InvokeAsync(ResourceInvokeRequest request);
}
