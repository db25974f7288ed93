using AzureDefinitions.Outputs;
using Google.Protobuf.WellKnownTypes;
using Planning.Wire;

namespace Planning.ResourceIds;

/// <summary>The outputs that Azure computes (<see cref="ArmOutputs"/>), where Pulumi has them.</summary>
public sealed class ComputedProperties(string urn, Struct outputs, ResourceId? id, string tenant)
{
    /// <summary>The types whose outputs are inside `properties`; the provider has those of all others at the level above.</summary>
    private static readonly HashSet<string> Nested =
    [
        "cognitiveservices:Account",
        "cognitiveservices:Project",
        "dashboard:Grafana",
        "iothub:IotHubResource",
        "keyvault:ManagedHsm",
        "keyvault:Secret",
        "keyvault:Vault",
        "machinelearningservices:OnlineEndpoint",
        "resources:Resource",
    ];

    /// <param name="package">The version of the provider's package; the present one if null.</param>
    public void Fill(string type, string? package = null)
    {
        if (id is not null)
        {
            outputs.Fields["type"] = Value.ForString(id.ArmType);
            if (id.Name is not null)
            {
                outputs.Fields["name"] = Value.ForString(id.Name);
            }
        }

        if (!type.StartsWith("azure-native:", StringComparison.Ordinal))
        {
            return;
        }

        if (ResourceTypes.ApiVersion(type, package) is { } version and not "-")
        {
            outputs.Fields["azureApiVersion"] = Value.ForString(version);
        }

        DataOutputs.Fill(ResourceTypes.Short(type), urn, outputs);
        var (armType, armId) = id is null ? WithoutId(type) : (id.ArmType, id.Id);
        if (!ArmOutputs.Knows(armType) && outputs.Property("identity") is null)
        {
            return;
        }

        var subject = new ArmSubject(armType, armId, PlacedOutputs.Body(armType, outputs)) { Tenant = tenant, Seed = urn };
        PlacedOutputs.Place(ArmOutputs.Of(subject), outputs, flatten: !Nested.Contains(ResourceTypes.Short(type)));
    }

    /// <summary>An id with names that stand for unknown ones: it tells which outputs there are.</summary>
    private static (string ArmType, string Id) WithoutId(string type) =>
        ResourceTypes.Path(type) is { } path ? (ResourceTypes.ArmType(path), $"/providers/{path}") : ("", "");
}
