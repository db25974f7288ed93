using Google.Protobuf.WellKnownTypes;
using Planning.Engine;
using Planning.Requests;
using Planning.States;
using Planning.Wire;
using Pulumirpc;

namespace Planning.Updates;

/// <summary>
/// Answers a program from the state: a resource that stays has the id and outputs that it has there. For a change in place these are the
/// outputs that it keeps, for a new one those that follow from its inputs.
/// </summary>
internal sealed class StateAnswers(Run run, DeployedStack stack) : IResourceAnswers
{
    private readonly ImmediateAnswers _otherwise = new(run);

    public StepDecider Decider { get; } = new(run, stack);

    public ValueTask<(string Id, Struct Outputs)> RegisterAsync(string urn, RegisterResourceRequest request)
    {
        var decision = Decider.Decide(urn, request);
        var (id, outputs) = run.Outputs.Of(urn, Completed(request, decision));
        return new(
            decision.Old is { } old && decision.Operation is "same" or "update"
                ? (old.Resource.Id ?? id, Kept(outputs, old.Outputs, [.. decision.Changed, .. decision.NotCompared]))
                : (id, outputs)
        );
    }

    public async ValueTask<Struct> ReadAsync(string urn, ReadResourceRequest request)
    {
        var isKnown = request.Type == StackReferences.Type && run.StackReferences.Read(request.Id) is not null;
        return !isKnown && stack.Find(urn) is { } old && old.Resource.Id == request.Id
            ? old.Outputs
            : await _otherwise.ReadAsync(urn, request);
    }

    public ValueTask<InvokeResponse> InvokeAsync(ResourceInvokeRequest request) => _otherwise.InvokeAsync(request);

    /// <summary>With the name and the region that the state has, where the program gives none.</summary>
    private static RegisterResourceRequest Completed(RegisterResourceRequest request, StepDecision decision)
    {
        if (decision.Old is not { } old)
        {
            return request;
        }

        var result = request.Clone();
        result.Object ??= new Struct();
        foreach (var (name, value) in CompletedInputs.Of(request.Type, old.Inputs, [], []))
        {
            if (value is not null && !result.Object.Fields.ContainsKey(name))
            {
                result.Object.Fields[name] = WireJson.Of(value);
            }
        }

        return result;
    }

    private static Struct Kept(Struct computed, Struct state, IEnumerable<string> paths)
    {
        var result = state.Clone();
        var changed = paths.Select(path => InputPath.Steps(path)[0]).ToHashSet();
        foreach (var (name, value) in computed.Fields.Where(field => changed.Contains(field.Key) || !state.Fields.ContainsKey(field.Key)))
        {
            result.Fields[name] = value;
        }

        foreach (var name in changed.Where(name => !computed.Fields.ContainsKey(name)))
        {
            result.Fields.Remove(name);
        }

        return result;
    }
}
