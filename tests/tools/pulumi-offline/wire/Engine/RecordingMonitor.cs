using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace Pulumi.Conformance.Wire.Engine;

/// <summary>Responds like the engine for resources that echo their inputs, and records every request.</summary>
internal sealed class RecordingMonitor(bool preview) : ResourceMonitor.ResourceMonitorBase
{
    public ConcurrentDictionary<string, RegisterResourceRequest> Registered { get; } = new();

    public ConcurrentDictionary<string, RegisterResourceOutputsRequest> Outputs { get; } = new();

    public ConcurrentQueue<ReadResourceRequest> Read { get; } = new();

    public ConcurrentQueue<ResourceInvokeRequest> Invoked { get; } = new();

    public bool ShutDown { get; private set; }

    public override Task<SupportsFeatureResponse> SupportsFeature(SupportsFeatureRequest request, ServerCallContext context) =>
        Task.FromResult(new SupportsFeatureResponse { HasSupport = true });

    public override Task<RegisterResourceResponse> RegisterResource(RegisterResourceRequest request, ServerCallContext context)
    {
        Registered[request.Name] = request;
        var state = request.Object.Clone();
        if (!preview)
            state.Fields["computed"] = Value.ForString($"{request.Name} computed");

        return Task.FromResult(
            new RegisterResourceResponse
            {
                Urn = Urn(request.Parent, request.Type, request.Name),
                Id = request.Custom && !preview ? $"{request.Name}-id" : "",
                Object = state,
            }
        );
    }

    public override Task<Empty> RegisterResourceOutputs(RegisterResourceOutputsRequest request, ServerCallContext context)
    {
        Outputs[request.Urn.Split("::")[^1]] = request;
        return Task.FromResult(new Empty());
    }

    public override Task<ReadResourceResponse> ReadResource(ReadResourceRequest request, ServerCallContext context)
    {
        Read.Enqueue(request);
        var state = request.Properties.Clone();
        state.Fields["secretOutputNames"] = Value.ForList();
        state.Fields["outputs"] = Value.ForStruct(new Struct { Fields = { ["address"] = Value.ForString("10.0.0.4") } });
        return Task.FromResult(new ReadResourceResponse { Urn = Urn(request.Parent, request.Type, request.Name), Properties = state });
    }

    public override Task<InvokeResponse> Invoke(ResourceInvokeRequest request, ServerCallContext context)
    {
        Invoked.Enqueue(request);
        return Task.FromResult(new InvokeResponse { Return = new Struct { Fields = { ["text"] = Value.ForString("found") } } });
    }

    public override Task<Empty> SignalAndWaitForShutdown(Empty request, ServerCallContext context)
    {
        ShutDown = true;
        return Task.FromResult(new Empty());
    }

    private static string Urn(string parent, string type, string name)
    {
        var above = parent.Length == 0 ? "" : parent.Split("::")[2];
        var chain = above is "" or "pulumi:pulumi:Stack" ? type : $"{above}${type}";
        return $"urn:pulumi:dev::shop::{chain}::{name}";
    }
}
