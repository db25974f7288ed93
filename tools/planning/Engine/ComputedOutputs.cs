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
        new ComputedProperties(urn, outputs, id, account.TenantId).Fill(request.Type);
        MarkSecrets(request, outputs);
        return (id?.Id ?? UnmodelledId(request, urn), outputs);
    }

    /// <summary>
    /// The outputs as a program receives them: the objects in them have all that Azure always has, for programs do not expect a null there.
    /// </summary>
    public Struct ForProgram(RegisterResourceRequest request, string id, Struct outputs) =>
        run.Mode == RunMode.Resolved && PublishedShapes.OfResource(request.Type) is { } members
            ? new InventedValues(accounts.Of(request.Provider), id, Accounts.Location(run)).Complete(outputs, members, id)
            : outputs;

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
