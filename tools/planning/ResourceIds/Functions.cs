using AzureDefinitions.Outputs;
using Google.Protobuf.WellKnownTypes;
using Planning.Wire;

namespace Planning.ResourceIds;

/// <summary>Provider functions that have an answer without Azure.</summary>
public static class Functions
{
    /// <summary>In Base64, since programs decode some of the values.</summary>
    private const string Invented = "bm90IGtub3duIGhlcmU=";

    /// <summary>The functions that programs index the answer of: their list, and the value of each element.</summary>
    private static readonly Dictionary<string, (string List, string Value)> Lists = new()
    {
        ["listStorageAccountKeys"] = ("keys", "value"),
        ["listRegistryCredentials"] = ("passwords", "value"),
        ["listManagedClusterUserCredentials"] = ("kubeconfigs", "value"),
        ["listManagedClusterAdminCredentials"] = ("kubeconfigs", "value"),
        ["listDatabaseAccountConnectionStrings"] = ("connectionStrings", "connectionString"),
        ["listQueryKeyBySearchService"] = ("value", "key"),
    };

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
            "azure-native:authorization:getRoleDefinition" => RoleDefinition(arguments, account),
            _ => null,
        };

    /// <summary>For SDKs that do not read the flag of an unknown result: an unknown property makes the whole of it unknown.</summary>
    public static Struct Unknown() => Texts(("id", Signatures.Unknown));

    /// <summary>
    /// An answer that only the cloud has, in its shape and with invented values: an apply that calls the function plainly cannot wait
    /// for an unknown value, and takes elements of its list. The values are secret.
    /// </summary>
    /// <returns>Null if the shape is not known.</returns>
    public static Struct? Invent(string token)
    {
        if (!Lists.TryGetValue(token[(token.LastIndexOf(':') + 1)..], out var shape))
        {
            return null;
        }

        var element = new Struct { Fields = { [shape.Value] = Value.ForString(Invented) } };
        return new Struct
        {
            Fields = { [shape.List] = WireValue.Secret(Value.ForList(Value.ForStruct(element), Value.ForStruct(element.Clone()))) },
        };
    }

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
