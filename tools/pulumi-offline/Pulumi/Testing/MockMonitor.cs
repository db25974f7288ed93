using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi.Testing;

/// <summary>An engine that calls the mocks of a test.</summary>
internal sealed class MockMonitor(IMocks mocks) : IMonitor
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Struct> _registered = [];
    private readonly List<Resource> _resources = [];

    public ImmutableArray<Resource> Resources
    {
        get
        {
            lock (_gate)
                return [.. _resources];
        }
    }

    public Task<bool> SupportsFeatureAsync(string feature) => Task.FromResult(feature != "outputValues");

    public async Task<RegisterResourceResponse> RegisterAsync(Resource resource, RegisterResourceRequest request)
    {
        lock (_gate)
            _resources.Add(resource);
        var urn = Urn(request.Parent, request.Type, request.Name);
        if (request.Type == Stack.TypeName)
            return new RegisterResourceResponse { Urn = urn, Object = new Struct() };
        var (id, state) = await NewResourceAsync(request.Type, request.Name, request.Object, request.Provider, request.ImportId)
            .ConfigureAwait(false);
        id ??= request.ImportId;
        Remember(urn, id, state);
        return new RegisterResourceResponse
        {
            Urn = urn,
            Id = id,
            Object = state,
        };
    }

    public async Task<ReadResourceResponse> ReadAsync(Resource resource, ReadResourceRequest request)
    {
        var (id, state) = await NewResourceAsync(request.Type, request.Name, request.Properties, request.Provider, request.Id)
            .ConfigureAwait(false);
        var urn = Urn(request.Parent, request.Type, request.Name);
        Remember(urn, id, state);
        lock (_gate)
            _resources.Add(resource);
        return new ReadResourceResponse { Urn = urn, Properties = state };
    }

    public Task RegisterOutputsAsync(RegisterResourceOutputsRequest request) =>
        mocks.RegisterResourceOutputs(
            new MockRegisterResourceOutputsRequest(
                request.Urn,
                request.Outputs.Fields.ToImmutableDictionary(
                    field => field.Key,
                    field => new Output<object?>(Task.FromResult(WireReader.Read(field.Value)))
                )
            )
        );

    public async Task<InvokeResponse> InvokeAsync(ResourceInvokeRequest request)
    {
        if (request.Tok == "pulumi:pulumi:getResource")
            return new InvokeResponse { Return = Recall(request.Args.Fields[Wire.Urn].StringValue) };
        var result = await mocks
            .CallAsync(
                new MockCallArgs
                {
                    Token = request.Tok,
                    Args = KnownValues(request.Args),
                    Provider = request.Provider,
                }
            )
            .ConfigureAwait(false);
        return new InvokeResponse { Return = await SerializeAsync(result).ConfigureAwait(false) };
    }

    public Task SignalAndWaitForShutdownAsync() => Task.CompletedTask;

    // Under the engine a URN holds all parent types; under mocks only the first, as in the official SDK.
    private static string Urn(string parent, string type, string name)
    {
        var instance = Deployment.Instance;
        if (!string.IsNullOrEmpty(parent))
            type = parent.Split("::")[2].Split('$')[0] + "$" + type;
        return $"urn:pulumi:{instance.StackName}::{instance.ProjectName}::{type}::{name}";
    }

    private static ImmutableDictionary<string, object> KnownValues(Struct properties)
    {
        var result = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var (name, value) in properties.Fields)
        {
            if (WireReader.Read(value) is { IsKnown: true, Value: { } known })
                result.Add(name, known);
        }
        return result.ToImmutable();
    }

    private static async Task<Struct> SerializeAsync(object state)
    {
        // A test may use any dictionary, though properties may only be those that know their own types.
        if (state is IDictionary<string, object> dictionary)
            state = dictionary.ToImmutableDictionary();
        var value = await new PropertySerializer(keepResources: true).SerializeAsync(state, PropertyPath.Root("")).ConfigureAwait(false);
        return value?.StructValue ?? throw new InvalidOperationException($"{state.GetType().FullName} is not a supported argument type");
    }

    private async Task<(string? Id, Struct State)> NewResourceAsync(string type, string name, Struct inputs, string provider, string id)
    {
        var (newId, state) = await mocks
            .NewResourceAsync(
                new MockResourceArgs
                {
                    Type = type,
                    Name = name,
                    Inputs = KnownValues(inputs),
                    Provider = provider,
                    Id = id,
                }
            )
            .ConfigureAwait(false);
        return (newId, await SerializeAsync(state).ConfigureAwait(false));
    }

    private void Remember(string urn, string? id, Struct state)
    {
        var resource = new Struct();
        resource.Fields.Add(Wire.Urn, Value.ForString(urn));
        if (id != null)
            resource.Fields.Add(Wire.Id, Value.ForString(id));
        resource.Fields.Add(Wire.State, Value.ForStruct(state));
        lock (_gate)
            _registered[urn] = resource;
    }

    private Struct Recall(string urn)
    {
        lock (_gate)
        {
            return _registered.TryGetValue(urn, out var resource)
                ? resource
                : throw new InvalidOperationException($"Unknown resource {urn}");
        }
    }
}
