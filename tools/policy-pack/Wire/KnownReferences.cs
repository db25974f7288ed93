using Google.Protobuf.WellKnownTypes;
using Planning.Engine;
using Planning.ResourceIds;
using Planning.Wire;
using Pulumirpc;

namespace PreflightPack.Wire;

/// <summary>
/// In a first preview, a name or an id that another resource gives is unknown. The engine sends which resource a property depends on: where
/// it is one, and the property can only be its name or its id, the value follows.
/// </summary>
internal static class KnownReferences
{
    /// <summary>Properties that hold the id of a resource, whatever its type, beside those that end in ResourceId.</summary>
    private static readonly HashSet<string> Ids = new(StringComparer.Ordinal)
    {
        "actionGroupId",
        "id",
        "privateDnsZoneId",
        "privateLinkServiceId",
        "resourceId",
        "resourceUri",
        "scope",
        "scopes",
        "serverFarmId",
        "userAssignedIdentities",
        "virtualNetworkSubnetId",
    };

    public static void Fill(Struct inputs, AnalyzerResource resource, Registrations registered)
    {
        foreach (var (name, value) in inputs.Fields.Where(field => field.Value.ContainsUnknown()).ToList())
        {
            if (
                resource.PropertyDependencies.TryGetValue(name, out var dependencies)
                && dependencies.Urns.Select(registered.Find).OfType<RegisteredResource>().Where(each => each.Request.Custom).ToList()
                    is [{ Id.Length: > 0 } target]
            )
            {
                inputs.Fields[name] = Filled(value, "", name, resource.Type, target);
            }
        }
    }

    private static Value Filled(Value value, string owner, string key, string type, RegisteredResource target)
    {
        if (value.IsUnknown() || value.Signature() == Signatures.Output && value.Reveal().IsUnknown())
        {
            return Reference(owner, key, type, target) is { } text ? Value.ForString(text) : value;
        }

        if (value.Signature() is not null)
        {
            return value;
        }

        switch (value.KindCase)
        {
            case Value.KindOneofCase.StructValue:
                var result = new Struct();
                foreach (var (name, each) in value.StructValue.Fields)
                {
                    result.Fields[name] = Filled(each, key, name, type, target);
                }

                return Value.ForStruct(result);

            // Several unknown elements that depend on one resource are different values of it.
            case Value.KindOneofCase.ListValue when value.ListValue.Values.Count(each => each.ContainsUnknown()) == 1:
                return Value.ForList([.. value.ListValue.Values.Select(each => Filled(each, owner, key, type, target))]);
            default:
                return value;
        }
    }

    /// <returns>Null where the property can be something else of the resource.</returns>
    private static string? Reference(string owner, string key, string type, RegisteredResource target)
    {
        if (Ids.Contains(key) || key.EndsWith("ResourceId", StringComparison.Ordinal) || IsSink(type, key))
        {
            return IsOf(owner, key, target) ? target.Id : null;
        }

        // Made up, and the same wherever the identity is used in the stack.
        if (key == "principalId")
        {
            return target.Outputs.Text("principalId") ?? target.Outputs.Text("identity", "principalId");
        }

        var armType = ResourceTypes.Path(target.Request.Type) is { } path ? ResourceTypes.ArmType(path) : null;
        var parent = key == "resourceGroupName" ? "Microsoft.Resources/resourceGroups" : ParentType(type, key);
        return armType is not null && string.Equals(armType, parent, StringComparison.OrdinalIgnoreCase)
            ? target.Id[(target.Id.LastIndexOf('/') + 1)..]
            : null;
    }

    /// <summary>The id of a part, as of a subnet in its network, is written with that of the whole; it is no id of the whole.</summary>
    private static bool IsOf(string owner, string key, RegisteredResource target)
    {
        var type = ResourceTypes.Path(target.Request.Type) is { } path ? ResourceTypes.ArmType(path).Split('/')[^1] : "";
        var wanted = key switch
        {
            "id" => owner,
            "privateDnsZoneId" => "privateDnsZone",
            "serverFarmId" => "serverfarm",
            "virtualNetworkSubnetId" => "subnet",
            _ => "",
        };
        return (wanted.Length > 0 || key != "id") && type.StartsWith(wanted, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Other types have the workspace's own id under this name.</summary>
    private static bool IsSink(string type, string key) =>
        ResourceTypes.Short(type) == "monitor:DiagnosticSetting" && key.EndsWith("Id", StringComparison.Ordinal);

    /// <summary>The type that a name in the path of a type is of: accountName of a container is that of a storage account.</summary>
    private static string? ParentType(string type, string key)
    {
        var mark = $"{{{key}}}";
        return ResourceTypes.Path(type) is { } path && path.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at
            ? ResourceTypes.ArmType(path[..(at + mark.Length)])
            : null;
    }
}
