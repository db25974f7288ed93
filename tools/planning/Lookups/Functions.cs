using AzureDefinitions.Outputs;
using Google.Protobuf.WellKnownTypes;
using Planning.ResourceIds;
using Planning.Wire;

namespace Planning.Lookups;

/// <summary>Provider functions that have an answer without the cloud.</summary>
public static class Functions
{
    /// <summary>The property that is unknown in the answer of a function of another package.</summary>
    private const string AnyProperty = "id";

    /// <returns>Null if only the cloud provides the answer.</returns>
    public static Struct? Call(string token, Struct arguments, Account account) =>
        token switch
        {
            "azure-native:authorization:getClientConfig" => Texts(
                ("clientId", Identity.ClientId),
                ("objectId", Identity.ObjectId),
                ("subscriptionId", account.SubscriptionId),
                ("tenantId", account.TenantId)
            ),
            "azuread:index/getClientConfig:getClientConfig" => Texts(
                ("id", Identity.ObjectId),
                ("clientId", Identity.ClientId),
                ("objectId", Identity.ObjectId),
                ("tenantId", account.TenantId)
            ),
            "azure:core/getClientConfig:getClientConfig" => Texts(
                ("id", Identity.ObjectId),
                ("clientId", Identity.ClientId),
                ("objectId", Identity.ObjectId),
                ("subscriptionId", account.SubscriptionId),
                ("tenantId", account.TenantId)
            ),
            "azure-native:authorization:getRoleDefinition" => RoleDefinition(arguments, account),
            _ => null,
        };

    /// <summary>For SDKs that do not read the flag of an unknown result: an unknown property makes the whole of it unknown.</summary>
    public static Struct Unknown() => Texts((AnyProperty, Signatures.Unknown));

    /// <summary>A built-in role has the same GUID everywhere; a role of the program's own is found by it as well.</summary>
    private static Struct? RoleDefinition(Struct arguments, Account account) =>
        arguments.Text("roleDefinitionId") is { } id
            ? Texts(
                ("id", $"/subscriptions/{account.SubscriptionId}/providers/Microsoft.Authorization/roleDefinitions/{id}"),
                ("name", id),
                ("type", "Microsoft.Authorization/roleDefinitions")
            )
            : null;

    private static Struct Texts(params ReadOnlySpan<(string Name, string Value)> values)
    {
        var result = new Struct();
        foreach (var (name, value) in values)
        {
            result.Fields[name] = Value.ForString(value);
        }

        return result;
    }
}
