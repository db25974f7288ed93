using System.Text.Json.Nodes;

namespace Delivery.Bootstrap;

/// <summary>The resource group, and the required resource providers.</summary>
internal static class GroupParts
{
    public static IEnumerable<IWanted> Of(BootstrapSettings settings, TimeProvider time) =>
        [
            .. new[] { "Microsoft.Storage", "Microsoft.KeyVault", "Microsoft.ManagedIdentity" }.Select(space => new WantedProvider(
                settings.Subscription,
                space,
                time
            )),
            new WantedResource
            {
                Kind = "resource group",
                Id = settings.GroupId,
                ApiVersion = "2024-03-01",
                Why = "for resources of delivery, separate from all stacks",
                Body = new JsonObject { ["location"] = settings.Location, ["tags"] = Tags(settings, "delivery") },
            },
        ];

    /// <summary>Without the tag managed-by: teardown identifies the resources of a stack by it.</summary>
    public static JsonObject Tags(BootstrapSettings settings, string part) =>
        new()
        {
            ["workload"] = settings.Name,
            ["managed-by"] = "bootstrap",
            ["part"] = part,
        };
}
