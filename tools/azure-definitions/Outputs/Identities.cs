using System.Text.Json.Nodes;
using AzureDefinitions.Ids;

namespace AzureDefinitions.Outputs;

/// <summary>The ids of managed identities.</summary>
internal static class Identities
{
    public static void UserAssigned(ArmSubject subject, JsonObject properties)
    {
        properties["principalId"] = Identity.Guid(subject.Id, "principal");
        properties["clientId"] = Identity.Guid(subject.Id, "client");
        properties["tenantId"] = subject.Tenant;
    }

    /// <summary>What the role is assigned on.</summary>
    public static void Assignment(ArmSubject subject, JsonObject properties) =>
        properties["scope"] = ScopedId.Of(subject.Id) is { Scope: { Length: > 0 } scope } ? scope : "/";

    /// <summary>The identity of any resource: its own principal, and the details of those it is assigned.</summary>
    public static void OfResource(ArmSubject subject, JsonObject outputs)
    {
        if (subject.Body["identity"] is not JsonObject identity)
        {
            return;
        }

        var added = new JsonObject();
        if (ArmSubject.Text(identity["type"])?.Contains("SystemAssigned", StringComparison.OrdinalIgnoreCase) == true)
        {
            added["principalId"] = subject.Guid("system-principal");
            added["tenantId"] = subject.Tenant;
        }

        if (identity["userAssignedIdentities"] is JsonObject assigned)
        {
            added["userAssignedIdentities"] = new JsonObject(
                assigned.Select(each => KeyValuePair.Create(each.Key, (JsonNode?)Details(each.Key)))
            );
        }

        if (added.Count > 0)
        {
            outputs["identity"] = added;
        }
    }

    private static JsonObject Details(string id) =>
        new() { ["clientId"] = Identity.Guid(id, "client"), ["principalId"] = Identity.Guid(id, "principal") };
}
