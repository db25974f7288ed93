using AzureDefinitions.Outputs;
using Google.Protobuf.WellKnownTypes;
using Planning.ResourceIds;
using Planning.Shapes;
using Planning.Wire;
using Pulumirpc;

namespace Planning.Engine;

/// <summary>
/// Answers a registration: the inputs, and what Azure would add to them. What is not modelled here is left out, and an SDK takes
/// what a dry run leaves out as unknown.
/// </summary>
public sealed class ComputedOutputs(RunRequest run, Accounts accounts, Autonaming naming)
{
    private const string Location = "location";

    public (string Id, Struct Outputs) Of(string urn, RegisterResourceRequest request)
    {
        var outputs = request.Object?.Clone() ?? new Struct();
        if (request.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal))
        {
            return (run.Mode == RunMode.Unknowns ? "" : Identity.Guid(urn, "provider"), outputs);
        }

        if (run.Mode == RunMode.Unknowns)
        {
            outputs = PublishedShapes.OfResource(request.Type) is { } members ? PreviewOutputs.Of(outputs, members) : outputs;
            MarkSecrets(request, outputs);
            return ("", outputs);
        }

        var account = accounts.Of(request.Provider);
        var id = ResourceId.For(request.Type, urn, outputs, account, invents: true, naming);
        new ComputedProperties(urn, outputs, id, account.TenantId).Fill(request.Type, request.Version);
        MarkSecrets(request, outputs);
        return (id?.Id ?? UnmodelledId(request, urn), outputs);
    }

    /// <summary>
    /// The outputs as a program receives them: with the region that the provider adds to the inputs, and the objects in them have all that
    /// Azure always has, for programs do not expect a null there.
    /// </summary>
    public Struct ForProgram(RegisterResourceRequest request, string id, Struct outputs)
    {
        if (run.Mode == RunMode.Update || PublishedShapes.OfResource(request.Type) is not { } members)
        {
            return outputs;
        }

        var placed = WithLocation(request, outputs, members);
        return run.Mode == RunMode.Resolved
            ? new InventedValues(accounts.Of(request.Provider), id, Accounts.Location(run)).Complete(placed, members, id)
            : placed;
    }

    /// <summary>As the provider does before a preview (getDefaultLocation), so that even a first preview knows it.</summary>
    private Struct WithLocation(RegisterResourceRequest request, Struct outputs, IReadOnlyList<ShapeMember> members) =>
        !outputs.Fields.ContainsKey(Location)
        && members.Any(member => member.Name == Location)
        && (run.Mode == RunMode.Resolved || IsOutermost(request.Type))
        && accounts.LocationOf(request.Provider) is { } location
            ? new Struct { Fields = { outputs.Fields, { Location, Value.ForString(location) } } }
            : outputs;

    /// <summary>Some children have the region of their parent as an output alone, which no preview knows.</summary>
    private static bool IsOutermost(string type) =>
        ResourceTypes.Path(type) is { } path && ResourceTypes.ArmType(path).AsSpan().Count('/') == 1;

    /// <summary>Another provider's ids have no form that could be known; one of our own making is honest enough for an update.</summary>
    private string UnmodelledId(RegisterResourceRequest request, string urn) =>
        run.Mode == RunMode.Update || !request.Type.StartsWith("azure-native:", StringComparison.Ordinal)
            ? $"{run.Project}-{run.Stack}-{Identity.Guid(urn, "id")}"
            : "";

    private static void MarkSecrets(RegisterResourceRequest request, Struct outputs)
    {
        foreach (var name in request.AdditionalSecretOutputs)
        {
            if (outputs.Fields.TryGetValue(name, out var value) && value.Signature() != Signatures.Secret)
            {
                outputs.Fields[name] = WireValue.Secret(value);
            }
        }
    }
}
