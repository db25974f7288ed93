using AzureDefinitions.Outputs;
using Google.Protobuf.WellKnownTypes;
using Planning.ResourceIds;
using Planning.Wire;
using Pulumirpc;

namespace Planning.Engine;

/// <summary>
/// Answers a registration: the inputs, and what Azure would add to them. What is not modelled here is left out, and an SDK takes
/// what a dry run leaves out as unknown.
/// </summary>
public sealed class ComputedOutputs(RunMode mode, string project, string stack, Accounts accounts, Autonaming naming)
{
    public (string Id, Struct Outputs) Of(string urn, RegisterResourceRequest request)
    {
        var outputs = request.Object?.Clone() ?? new Struct();
        if (request.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal))
        {
            return (mode == RunMode.Unknowns ? "" : Identity.Guid(urn, "provider"), outputs);
        }

        var account = accounts.Of(request.Provider);
        var id = ResourceId.For(request.Type, urn, outputs, account, invents: mode != RunMode.Unknowns, naming);
        var added = new ComputedProperties(urn, outputs, id, account.TenantId);
        if (mode == RunMode.Unknowns)
        {
            // An object that Azure completes is unknown as a whole; handing it back half filled would pass off gaps as nulls.
            foreach (var property in added.Names(request.Type))
            {
                outputs.Fields.Remove(property);
            }

            if (id?.Name is { } given)
            {
                outputs.Fields["name"] = Value.ForString(given);
            }

            return ("", outputs);
        }

        added.Fill(request.Type);
        MarkSecrets(request, outputs);
        return (id?.Id ?? UnmodelledId(request, urn), outputs);
    }

    /// <summary>Another provider's ids have no form that could be known; one of our own making is honest enough for an update.</summary>
    private string UnmodelledId(RegisterResourceRequest request, string urn) =>
        mode == RunMode.Update || !request.Type.StartsWith("azure-native:", StringComparison.Ordinal)
            ? $"{project}-{stack}-{Identity.Guid(urn, "id")}"
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
