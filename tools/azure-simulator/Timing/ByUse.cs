using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Timing;

/// <summary>How long an operation takes where that depends on what uses the resource, or on what it points to.</summary>
public static class ByUse
{
    private const string Network = "Microsoft.Network";

    /// <summary>Endpoint target's type → seconds of a create and of a delete.</summary>
    private static readonly Dictionary<string, (double Create, double Delete)> Targets = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.DocumentDB/databaseAccounts"] = (120, 90),
        ["Microsoft.Insights/privateLinkScopes"] = (45, 15),
        ["Microsoft.Search/searchServices"] = (45, 15),
        ["Microsoft.CognitiveServices/accounts"] = (45, 15),
    };

    /// <param name="kind">Create, Update or Delete.</param>
    public static TimeSpan Of(Resource resource, string kind, AzureState azure)
    {
        var usual = Durations.Of(resource.Type).For(kind);
        var other = resource.Type.ToUpperInvariant() switch
        {
            "MICROSOFT.NETWORK/FIREWALLPOLICIES" => kind != "Delete" && IsUsed(resource.Id, "azureFirewalls", azure) ? 180 : null,
            "MICROSOFT.NETWORK/FIREWALLPOLICIES/RULECOLLECTIONGROUPS" => IsUsed(resource.Path.Parent!, "azureFirewalls", azure)
                ? 180
                : null,
            "MICROSOFT.NETWORK/APPLICATIONGATEWAYWEBAPPLICATIONFIREWALLPOLICIES" => kind == "Update"
            && IsUsed(resource.Id, "applicationGateways", azure)
                ? 90
                : null,
            "MICROSOFT.NETWORK/PRIVATEENDPOINTS" => Endpoint(resource, kind),
            "MICROSOFT.RESOURCES/RESOURCEGROUPS" when kind == "Delete" => usual.TotalSeconds
                + azure.Resources.Below(resource.Id).Select(each => Durations.Of(each.Type).Delete.TotalSeconds).DefaultIfEmpty().Max(),
            _ => (double?)null,
        };
        return other is { } seconds ? TimeSpan.FromSeconds(seconds) : usual;
    }

    private static double? Endpoint(Resource endpoint, string kind)
    {
        var target = References.Texts(endpoint.Body).Select(ArmPath.Of).FirstOrDefault(path => Targets.ContainsKey(path.Type));
        return target is null || kind == "Update" ? null
            : kind == "Create" ? Targets[target.Type].Create
            : Targets[target.Type].Delete;
    }

    private static bool IsUsed(string id, string by, AzureState azure) =>
        azure.Resources.OfType($"{Network}/{by}").Any(each => References.Texts(each.Body).Any(text => ArmPath.Same(text, id)));
}
