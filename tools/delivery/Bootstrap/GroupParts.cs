using System.Text.Json.Nodes;

namespace Delivery.Bootstrap;

/// <summary>The group that everything lies in, and the services that it needs.</summary>
internal static class GroupParts
{
    public static IEnumerable<IWanted> Of(BootstrapSettings settings) =>
        [
            .. new[] { "Microsoft.Storage", "Microsoft.KeyVault", "Microsoft.ManagedIdentity" }.Select(space => new WantedProvider(
                settings.Subscription,
                space
            )),
            new WantedResource
            {
                Kind = "resource group",
                Id = settings.GroupId,
                ApiVersion = "2024-03-01",
                Why = "holds what delivery needs, apart from every stack",
                Body = new JsonObject { ["location"] = settings.Location, ["tags"] = Tags(settings, "delivery") },
            },
        ];

    /// <summary>Never managed-by pulumi: by that mark teardown knows what belongs to a stack.</summary>
    public static JsonObject Tags(BootstrapSettings settings, string part) =>
        new()
        {
            ["workload"] = settings.Name,
            ["managed-by"] = "bootstrap",
            ["part"] = part,
        };
}
