using Google.Protobuf.WellKnownTypes;

namespace Planning.ResourceIds;

/// <summary>Provider functions that have an answer without Azure.</summary>
public static class Functions
{
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
            _ => null,
        };

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
