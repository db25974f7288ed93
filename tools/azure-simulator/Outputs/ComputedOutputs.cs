using System.Text.Json.Nodes;
using AzureSimulator.Ids;
using AzureSimulator.Schema;
using AzureSimulator.State;

namespace AzureSimulator.Outputs;

/// <summary>What Azure computes and adds to a resource when it is written.</summary>
internal static class ComputedOutputs
{
    /// <param name="before">The body before the write; empty for a new resource.</param>
    public static void Fill(Resource resource, JsonObject before, ResourceSchema? schema, AzureState azure)
    {
        Identity(resource, azure);
        _ = (before, schema);
    }

    private static void Identity(Resource resource, AzureState azure)
    {
        if (
            resource.Body["identity"] is JsonObject identity
            && ((string?)identity["type"] ?? "").Contains("SystemAssigned", StringComparison.OrdinalIgnoreCase)
        )
        {
            var principal = Fixed.Guid($"{resource.Id}#principal#{Fixed.Text(resource.Created)}");
            identity["principalId"] = principal;
            identity["tenantId"] = azure.Options.Tenant;
            azure.Principals[principal] = "ServicePrincipal";
        }

        if (ArmPath.Same(resource.Type, "Microsoft.ManagedIdentity/userAssignedIdentities"))
        {
            var principal = Fixed.Guid($"{resource.Id}#principal#{Fixed.Text(resource.Created)}");
            resource.Properties["principalId"] = principal;
            resource.Properties["clientId"] = Fixed.Guid($"{principal}#client");
            resource.Properties["tenantId"] = azure.Options.Tenant;
            azure.Principals[principal] = "ServicePrincipal";
        }
    }
}
