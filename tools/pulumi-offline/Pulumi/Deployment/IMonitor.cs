using Pulumirpc;

namespace Pulumi;

/// <summary>The part of the engine that resources are registered with.</summary>
internal interface IMonitor
{
    Task<bool> SupportsFeatureAsync(string feature);

    Task<RegisterResourceResponse> RegisterAsync(Resource resource, RegisterResourceRequest request);

    Task<ReadResourceResponse> ReadAsync(Resource resource, ReadResourceRequest request);

    Task RegisterOutputsAsync(RegisterResourceOutputsRequest request);

    Task<InvokeResponse> InvokeAsync(ResourceInvokeRequest request);

    /// <summary>Tells the engine that no more resources will come, and waits until it has finished with them.</summary>
    Task SignalAndWaitForShutdownAsync();
}
