using AzureDefinitions.Outputs;
using Google.Protobuf.WellKnownTypes;
using Planning.Wire;

namespace Planning.ResourceIds;

/// <summary>Provider functions that have an answer without Azure.</summary>
public static class Functions
{
    /// <summary>In Base64, since programs decode some of the values.</summary>
    public const string Invented = "bm90IGtub3duIGhlcmU=";

    private static readonly string[] Pair = ["primaryKey", "secondaryKey"];

    private static readonly string[] PairOfStrings =
    [
        "keyName",
        .. Pair,
        "primaryConnectionString",
        "secondaryConnectionString",
        "aliasPrimaryConnectionString",
        "aliasSecondaryConnectionString",
    ];

    /// <summary>The functions that programs index the answer of: their list, and the value of each element.</summary>
    private static readonly Dictionary<string, (string List, string Value)> Lists = new()
    {
        ["listStorageAccountKeys"] = ("keys", "value"),
        ["listRegistryCredentials"] = ("passwords", "value"),
        ["listManagedClusterUserCredentials"] = ("kubeconfigs", "value"),
        ["listManagedClusterAdminCredentials"] = ("kubeconfigs", "value"),
        ["listDatabaseAccountConnectionStrings"] = ("connectionStrings", "connectionString"),
        ["listQueryKeyBySearchService"] = ("value", "key"),
        ["listConfigurationStoreKeys"] = ("value", "connectionString"),
        ["listContainerAppSecrets"] = ("value", "value"),
    };

    /// <summary>The functions whose answer has texts that programs put into others.</summary>
    private static readonly Dictionary<string, string[]> Single = new()
    {
        ["getSharedKeys"] = ["primarySharedKey", "secondarySharedKey"],
        ["listAccountKeys"] = ["key1", "key2"],
        ["listAdminKey"] = Pair,
        ["listBatchAccountKeys"] = ["primary", "secondary"],
        ["listDatabaseAccountKeys"] = ["primaryMasterKey", "primaryReadonlyMasterKey", "secondaryMasterKey", "secondaryReadonlyMasterKey"],
        ["listNamespaceKeys"] = PairOfStrings,
        ["listNotificationHubKeys"] = PairOfStrings,
        ["listRedisKeys"] = Pair,
        ["listRegistryCredentials"] = ["username"],
        ["listSignalRKeys"] = PairOfStrings,
        ["listStorageAccountSAS"] = ["accountSasToken"],
        ["listStorageAccountServiceSAS"] = ["serviceSasToken"],
        ["listTopicSharedAccessKeys"] = ["key1", "key2"],
        ["listWebAppPublishingCredentials"] = ["publishingUserName", "publishingPassword"],
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
        var function = token[(token.LastIndexOf(':') + 1)..];
        var answer = new Struct();
        foreach (var text in Single.GetValueOrDefault(function, []))
        {
            answer.Fields[text] = WireValue.Secret(Value.ForString(Invented));
        }

        if (Lists.TryGetValue(function, out var shape))
        {
            var element = new Struct { Fields = { [shape.Value] = Value.ForString(Invented) } };
            answer.Fields[shape.List] = WireValue.Secret(Value.ForList(Value.ForStruct(element), Value.ForStruct(element.Clone())));
        }

        return answer.Fields.Count == 0 ? null : answer;
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
