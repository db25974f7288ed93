using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace Pulumi;

/// <summary>The resource monitor of a running engine.</summary>
internal sealed class GrpcMonitor(string address) : IMonitor
{
    private readonly ResourceMonitor.ResourceMonitorClient _client = new(EngineChannel.To(address));

    public async Task<bool> SupportsFeatureAsync(string feature) =>
        (await _client.SupportsFeatureAsync(new SupportsFeatureRequest { Id = feature })).HasSupport;

    public async Task<RegisterResourceResponse> RegisterAsync(Resource resource, RegisterResourceRequest request) =>
        await _client.RegisterResourceAsync(request);

    public async Task<ReadResourceResponse> ReadAsync(Resource resource, ReadResourceRequest request) =>
        await _client.ReadResourceAsync(request);

    public async Task RegisterOutputsAsync(RegisterResourceOutputsRequest request) => await _client.RegisterResourceOutputsAsync(request);

    public async Task<InvokeResponse> InvokeAsync(ResourceInvokeRequest request) => await _client.InvokeAsync(request);

    public async Task SignalAndWaitForShutdownAsync()
    {
        try
        {
            await _client.SignalAndWaitForShutdownAsync(new Empty());
        }
        catch (RpcException ex) when (ex.StatusCode == StatusCode.Unimplemented)
        {
            // Engines older than this call do not wait either.
        }
    }
}
