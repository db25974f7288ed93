namespace Planning.Shapes;

/// <summary>What the names of Azure's properties say about their texts.</summary>
internal static class InventedNames
{
    /// <summary>The first that the name ends with counts.</summary>
    private static readonly (string End, InventedKind Kind)[] Ends =
    [
        ("tenantid", InventedKind.Tenant),
        ("subscriptionid", InventedKind.Subscription),
        ("principalid", InventedKind.Guid),
        ("objectid", InventedKind.Guid),
        ("clientid", InventedKind.Guid),
        ("applicationid", InventedKind.Guid),
        ("appid", InventedKind.Guid),
        ("customerid", InventedKind.Guid),
        ("immutableid", InventedKind.Guid),
        ("guid", InventedKind.Guid),
        ("verificationid", InventedKind.Guid),
        ("connectionstring", InventedKind.ConnectionString),
        ("publickey", InventedKind.Other),
        ("partitionkey", InventedKind.Other),
        ("instrumentationkey", InventedKind.Guid),
        ("key", InventedKind.Key),
        ("key1", InventedKind.Key),
        ("key2", InventedKind.Key),
        ("password", InventedKind.Key),
        ("secret", InventedKind.Key),
        ("token", InventedKind.Key),
        ("passphrase", InventedKind.Key),
        ("kubeconfig", InventedKind.Key),
        ("id", InventedKind.Id),
        ("location", InventedKind.Location),
        ("ipaddress", InventedKind.Address),
        ("addressprefix", InventedKind.Range),
        ("addressprefixes", InventedKind.Range),
        ("uri", InventedKind.Uri),
        ("url", InventedKind.Uri),
        ("endpoint", InventedKind.Uri),
        ("fqdn", InventedKind.Host),
        ("hostname", InventedKind.Host),
        ("hostnames", InventedKind.Host),
        ("loginserver", InventedKind.Host),
        ("domain", InventedKind.Host),
        ("time", InventedKind.Time),
        ("date", InventedKind.Time),
        ("createdat", InventedKind.Time),
        ("modifiedat", InventedKind.Time),
        ("provisioningstate", InventedKind.State),
    ];

    /// <summary>What stands beside the keys in an answer that gives keys.</summary>
    private static readonly HashSet<string> Plain = ["keyName", "name", "permissions", "type", "kind", "azureApiVersion", "etag"];

    public static InventedKind Kind(string name) =>
        Ends.FirstOrDefault(each => name.EndsWith(each.End, StringComparison.OrdinalIgnoreCase)).Kind;

    public static bool IsPlainName(string name) => Plain.Contains(name);
}
